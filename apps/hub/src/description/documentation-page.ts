import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Swagger UI sets styles on elements, so styles may be inline; scripts come from this hub alone. */
export const documentationPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export const documentationPage = `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Seinhuis: documentatie van de API</title>
<link rel="stylesheet" href="/v1/documentatie/swagger-ui.css">
<link rel="icon" href="data:,">
</head>
<body>
<div id="documentatie"></div>
<noscript>Deze pagina heeft JavaScript nodig. De beschrijving zelf staat in <a href="/v1/openapi.json">/v1/openapi.json</a>.</noscript>
<script src="/v1/documentatie/swagger-ui-bundle.js"></script>
<script src="/v1/documentatie/start.js"></script>
</body>
</html>
`;

const start = `window.ui = SwaggerUIBundle({ url: '/v1/openapi.json', dom_id: '#documentatie', deepLinking: true, validatorUrl: null, docExpansion: 'list', persistAuthorization: false });
`;

export interface PageFile {
  type: string;
  content: Buffer;
}

let files: Map<string, PageFile> | null = null;

/** What the page loads, by name: from the package, so that nothing comes from another host. Read once. */
export function pageFiles(): Map<string, PageFile> {
  files ??= new Map([
    ['swagger-ui.css', { type: 'text/css; charset=utf-8', content: packaged('swagger-ui.css') }],
    ['swagger-ui-bundle.js', { type: 'text/javascript; charset=utf-8', content: packaged('swagger-ui-bundle.js') }],
    ['start.js', { type: 'text/javascript; charset=utf-8', content: Buffer.from(start) }],
  ]);
  return files;
}

function packaged(name: string): Buffer {
  const require = createRequire(import.meta.url);
  const swagger = createRequire(require.resolve('@nestjs/swagger'));
  return readFileSync(join(dirname(swagger.resolve('swagger-ui-dist/package.json')), name));
}
