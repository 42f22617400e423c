"""Generated requests for every operation of an OpenAPI document, and what is wrong with the answers."""
