"""The new face as Django REST framework itself would serve it, over the legacy tables."""
