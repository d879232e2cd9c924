import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExtension, ApiOkResponse, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Public } from '#libs/identity';
import { Refusal } from '#libs/ledger';
import { eventSchemas } from './event-schemas.js';

class EventSchemaListed {
  @ApiProperty({ description: 'Wat het beschrijft', example: 'cloudevent' })
  naam: string;

  @ApiProperty({ description: 'Waar het schema staat', example: '/v1/schemas/gebeurtenissen/cloudevent' })
  adres: string;
}

class EventSchemasListed {
  @ApiProperty({ type: [EventSchemaListed] })
  items: EventSchemaListed[];
}

interface Reply {
  headers(headers: Record<string, string>): unknown;
}

/** What a partner checks events with. They say nothing about anybody, so no token is needed. */
@Public()
@ApiTags('documentatie')
@Controller('schemas/gebeurtenissen')
export class EventSchemasController {
  @Get()
  @ApiExtension('x-openbaar', true)
  @ApiOperation({ operationId: 'lijstGebeurtenisschemas', summary: 'De schema’s van gebeurtenissen, in de lijst en op Kafka' })
  @ApiOkResponse({ type: EventSchemasListed })
  lijst(): EventSchemasListed {
    return { items: [...eventSchemas.keys()].map((naam) => ({ naam, adres: `/v1/schemas/gebeurtenissen/${naam}` })) };
  }

  @Get(':naam')
  @ApiExtension('x-openbaar', true)
  @ApiOperation({ operationId: 'leesGebeurtenisschema', summary: 'Een schema, als JSON Schema 2020-12' })
  @ApiParam({ name: 'naam', schema: { type: 'string', pattern: '^[a-z]+$' }, example: 'cloudevent' })
  @ApiOkResponse({ description: 'Het schema', content: { 'application/schema+json': { schema: { type: 'object' } } } })
  een(@Param('naam') name: string, @Res({ passthrough: true }) reply: Reply): string {
    const schema = eventSchemas.get(name);
    if (!schema)
      throw new Refusal('schema.unknown', 'not-found', `Dit schema is er niet. Kies uit: ${[...eventSchemas.keys()].join(', ')}.`);
    void reply.headers({
      'Content-Type': 'application/schema+json',
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': 'public, max-age=300',
    });
    return JSON.stringify(schema, null, 2);
  }
}
