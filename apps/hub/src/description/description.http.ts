import { Controller, Get, Header, NotFoundException, Param, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiExtension, ApiOkResponse, ApiOperation, ApiTags, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '#libs/identity';
import { ApiDescription } from './describe.js';
import { documentationPage, documentationPolicy, pageFiles } from './documentation-page.js';

/** The description of the API, for machines and for people. No token needed. */
@Public()
@ApiTags('documentatie')
@Controller()
export class DescriptionController {
  constructor(private readonly description: ApiDescription) {}

  @Get('openapi.json')
  @Header('Access-Control-Allow-Origin', '*')
  @Header('Cross-Origin-Resource-Policy', 'cross-origin')
  @ApiExtension('x-openbaar', true)
  @ApiOperation({ operationId: 'openapi', summary: 'Deze beschrijving, als OpenAPI 3.1' })
  @ApiOkResponse({ description: 'De beschrijving', content: { 'application/json': { schema: { type: 'object' } } } })
  openapi(): OpenAPIObject {
    if (!this.description.document) throw new NotFoundException();
    return this.description.document;
  }

  @Get('documentatie')
  @ApiExcludeEndpoint()
  page(@Res({ passthrough: true }) reply: FastifyReply): string {
    void reply.headers({ 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': documentationPolicy });
    return documentationPage;
  }

  @Get('documentatie/:bestand')
  @ApiExcludeEndpoint()
  file(@Param('bestand') name: string, @Res({ passthrough: true }) reply: FastifyReply): Buffer {
    const file = pageFiles().get(name);
    if (!file) throw new NotFoundException();
    void reply.headers({ 'Content-Type': file.type, 'Cache-Control': 'public, max-age=3600' });
    return file.content;
  }
}
