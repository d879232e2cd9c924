import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExtension, ApiOkResponse, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Public } from '#libs/identity';
import { PublishedSchemas } from './published-schemas.js';

class SchemaListed {
  @ApiProperty({ description: 'Soort bestand in de map van het beleid', example: 'grounds' })
  naam: string;

  @ApiProperty({ description: 'Waar het schema staat', example: '/v1/schemas/beleid/grounds' })
  adres: string;
}

class SchemasListed {
  @ApiProperty({ type: [SchemaListed] })
  items: SchemaListed[];

  @ApiProperty({ description: 'Het beleid waarvan ze zijn', pattern: '^sha256:[0-9a-f]{64}$' })
  beleid: string;
}

interface Reply {
  headers(headers: Record<string, string>): unknown;
}

/** What an editor checks and completes policy files with. They say nothing about anybody, so no token is needed. */
@Public()
@ApiTags('documentatie')
@Controller('schemas/beleid')
export class SchemasController {
  constructor(private readonly schemas: PublishedSchemas) {}

  @Get()
  @ApiExtension('x-openbaar', true)
  @ApiOperation({ operationId: 'lijstBeleidschemas', summary: 'De schema’s van de bestanden van het beleid' })
  @ApiOkResponse({ type: SchemasListed })
  async lijst(): Promise<SchemasListed> {
    const { digest, schemas } = await this.schemas.all();
    return { items: [...schemas.keys()].map((naam) => ({ naam, adres: `/v1/schemas/beleid/${naam}` })), beleid: digest };
  }

  @Get(':naam')
  @ApiExtension('x-openbaar', true)
  @ApiOperation({
    operationId: 'leesBeleidschema',
    summary: 'Een schema, als JSON Schema 2020-12',
    description: 'Zet dit adres in uw editor als schema van het bestand: dan vult hij aan en keurt hij terwijl u schrijft.',
  })
  @ApiParam({ name: 'naam', schema: { type: 'string', pattern: '^[a-z]+(-[a-z]+)*$' }, example: 'grounds' })
  @ApiOkResponse({ description: 'Het schema', content: { 'application/schema+json': { schema: { type: 'object' } } } })
  async een(@Param('naam') kind: string, @Res({ passthrough: true }) reply: Reply): Promise<string> {
    const { digest, text } = await this.schemas.one(kind);
    // editors ask from pages of their own, and again at each start
    void reply.headers({
      'Content-Type': 'application/schema+json',
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': 'public, max-age=300',
      ETag: `"${digest.slice('sha256:'.length)}"`,
    });
    return text;
  }
}
