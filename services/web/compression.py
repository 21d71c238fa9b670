"""Pages in brotli for the browsers that read it, a fifth smaller than what Django does alone."""

import re

import brotli
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

QUALITY = 5
"""Takes about as long as gzip; a page is compressed anew for each reader."""

SHORTEST = 200
"""Bytes below which compression gains nothing; the same as Django's."""

READS_BROTLI = re.compile(r"(?:^|,)\s*br\s*(?:$|,|;(?!\s*q=0(?:\.0*)?\s*(?:$|,)))")


class Compression(GZipMiddleware):
    """Brotli where `Accept-Encoding` allows it, gzip where it allows that."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """The response, compressed unless it is so already, streamed or too short."""
        accepted = request.headers.get("Accept-Encoding", "")
        if (
            not isinstance(response, HttpResponse)
            or len(response.content) < SHORTEST
            or response.has_header("Content-Encoding")
            or not READS_BROTLI.search(accepted)
        ):
            return super().process_response(request, response)
        patch_vary_headers(response, ("Accept-Encoding",))
        response.content = brotli.compress(response.content, quality=QUALITY)
        response.headers["Content-Length"] = str(len(response.content))
        response.headers["Content-Encoding"] = "br"
        return response
