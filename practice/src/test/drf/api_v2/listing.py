"""How every list is cut into pages and put in order."""

from rest_framework.filters import OrderingFilter
from rest_framework.pagination import PageNumberPagination


class Pages(PageNumberPagination):
    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 100


class StableOrdering(OrderingFilter):
    """Rows that are equal in what was asked for stand by id, so that no page repeats one."""

    def get_ordering(self, request, queryset, view):
        return [*super().get_ordering(request, queryset, view), "id"]
