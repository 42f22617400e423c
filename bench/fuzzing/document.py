"""An OpenAPI document: its operations, and whether an answer is one of those that it tells of."""

METHODS = ("get", "put", "post", "delete", "patch")
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


class Document:
    def __init__(self, document):
        self.document = document

    def operations(self):
        """(method, path, operation, parameters) of each."""
        for path, item in self.document["paths"].items():
            for method in METHODS:
                if method in item:
                    parameters = item.get("parameters", []) + item[method].get("parameters", [])
                    yield method.upper(), path, item[method], [self.resolve(p) for p in parameters]

    def resolve(self, node):
        while isinstance(node, dict) and "$ref" in node:
            found = self.document
            for step in node["$ref"].removeprefix("#/").split("/"):
                found = found[step.replace("~1", "/").replace("~0", "~")]
            node = found
        return node

    def complaint(self, operation, status, content_type, body):
        """What contradicts the document; None where nothing does. `body` is parsed, or None."""
        response = self.resolve(operation["responses"].get(str(status)))
        if response is None:
            return "status %d is not in the document" % status
        content = response.get("content", {})
        media = content.get(content_type)
        if media is None:
            return None if not content and body is None else "%s is not in the document for %d" % (content_type or "no body", status)
        if "schema" not in media or content_type != "application/json":
            return None
        return self.mismatch(media["schema"], body, "body")

    def mismatch(self, schema, value, where):
        schema = self.resolve(schema)
        if schema is True or schema == {}:
            return None
        for word in ("anyOf", "oneOf"):
            if word in schema and all(self.mismatch(one, value, where) for one in schema[word]):
                return "%s fits none of %s" % (where, word)
        for one in schema.get("allOf", []):
            if found := self.mismatch(one, value, where):
                return found
        types = schema.get("type")
        if types is not None and not any(is_of(kind, value) for kind in (types if isinstance(types, list) else [types])):
            return "%s is %s, not %s" % (where, type(value).__name__, types)
        if "enum" in schema and value not in schema["enum"]:
            return "%s is none of %s" % (where, schema["enum"])
        if isinstance(value, dict):
            return self.of_members(schema, value, where)
        if isinstance(value, list) and "items" in schema:
            return next(filter(None, (self.mismatch(schema["items"], one, where + "[]") for one in value)), None)
        return None

    def of_members(self, schema, value, where):
        for name in schema.get("required", []):
            if name not in value:
                return "%s has no %s" % (where, name)
        for name, member in value.items():
            below = schema.get("properties", {}).get(name, schema.get("additionalProperties", {}))
            if below is False:
                return "%s has %s" % (where, name)
            if found := self.mismatch(below, member, where + "." + name):
                return found
        return None


def is_of(kind, value):
    if kind == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, TYPES.get(kind, object))
