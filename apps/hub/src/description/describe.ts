import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { apiVersion } from '../http/problem.js';
import { completed } from './complete.js';

const about = `De hub waarmee ketenpartners signalen van mensenhandel delen: per gegeven, per partner, op welke grond, en bewijsbaar.

**Aanmelden**: stuur een toegangstoken mee in de header \`Authorization\`. Het token noemt de organisatie (OIN), de partner en de taak.

**Zekerheid**: stuur bij elk verzoek dat iets verandert een \`Idempotency-Key\` mee. Hetzelfde verzoek met dezelfde sleutel wordt één keer uitgevoerd en
geeft hetzelfde antwoord. Na een 503 herhaalt u het verzoek met dezelfde sleutel.

**Fouten** komen als \`application/problem+json\` (RFC 9457). \`code\` verandert niet; alle fouten in de invoer staan samen in \`errors\`.`;

/** The OpenAPI 3.1 description of what `app` answers under /v1. Needs no database. */
export function describe(app: INestApplication): OpenAPIObject {
  const frame = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Seinhuis')
    .setDescription(about)
    .setVersion(apiVersion)
    .setContact('Beheer Seinhuis', 'https://seinhuis.example', 'beheer@seinhuis.example')
    .setLicense('EUPL-1.2', 'https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'Toegangstoken van een OpenID-provider die de hub kent',
    })
    .addSecurityRequirements('bearer')
    .addTag('partners', 'Organisaties die zijn aangesloten')
    .build();
  return completed(SwaggerModule.createDocument(app, frame));
}

/** Holder of the description, for the route that publishes it: it can only be made when all routes are there. */
export class ApiDescription {
  document: OpenAPIObject | null = null;
}
