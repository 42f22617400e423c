"""API v2 as Django REST framework itself would serve it, over the legacy tables."""
