"""What every answer of API v2 has, wherever in Django it comes from."""

from django.http import JsonResponse
from django.utils.cache import patch_vary_headers


def finished(get_response):
    def middleware(request):
        response = get_response(request)
        # DRF says so by itself as soon as a view has a second renderer.
        patch_vary_headers(response, ["Accept"])
        if request.method == "HEAD":
            # Django leaves it to the server to hold the body back, and gunicorn to the application.
            response.content = b""
        return response

    return middleware


def not_found(request, exception):
    return JsonResponse({"detail": "Not found."}, status=404)
