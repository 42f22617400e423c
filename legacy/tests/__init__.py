"""`cd legacy && TEST_DATABASE_URL=postgresql://… /usr/bin/python3 -m unittest`"""
