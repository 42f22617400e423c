// The page shows the document of the service that it came from, and asks nobody else.
SwaggerUIBundle({
  url: '../schema/',
  dom_id: '#page',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  tryItOutEnabled: true,
  validatorUrl: 'none',
});
