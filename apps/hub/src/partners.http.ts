import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { PartnerDirectory } from '#libs/identity';
import { Page, PageQuery, pageOf } from '#libs/paging';

class PartnersQuery extends PageQuery {
  @ApiPropertyOptional({
    description: 'Code van de partner, zoals GB-TZ voor gemeentelijk toezicht',
    pattern: '^[A-Z]{2,4}(-[A-Z]{2})?$',
    example: 'GB-TZ',
  })
  @IsOptional()
  @Matches(/^[A-Z]{2,4}(-[A-Z]{2})?$/)
  partner?: string;

  @ApiPropertyOptional({ description: 'Regio, zoals riec-oost-brabant', pattern: '^[a-z][a-z0-9-]{1,63}$', example: 'riec-oost-brabant' })
  @IsOptional()
  @Matches(/^[a-z][a-z0-9-]{1,63}$/)
  regio?: string;
}

class Partner {
  @ApiProperty({ description: 'Organisatie-identificatienummer', pattern: '^[0-9]{20}$', example: '00000099000000000001' })
  oin: string;

  @ApiProperty({ description: 'Naam van de organisatie', example: 'Gemeente Eindhoven' })
  naam: string;

  @ApiProperty({ description: 'Codes waaronder de organisatie mag optreden', type: [String], example: ['GB-BM', 'GB-TZ'] })
  partners: string[];

  @ApiProperty({ description: "Regio's waarin de organisatie werkt", type: [String], example: ['riec-oost-brabant'] })
  regios: string[];
}

class PartnersPage extends Page {
  @ApiProperty({ type: [Partner] })
  items: Partner[];
}

/** The organisations that a signal can go to. Open to every officer: it is the address book of the cooperation. */
@ApiTags('partners')
@ApiBearerAuth()
@Controller('partners')
export class PartnersController {
  constructor(private readonly directory: PartnerDirectory) {}

  @Get()
  @ApiOperation({
    operationId: 'lijstPartners',
    summary: 'Organisaties die op de hub zijn aangesloten',
    description: 'Op naam gesorteerd. Filter op code of regio.',
  })
  @ApiOkResponse({ type: PartnersPage })
  async list(@Query() { partner, regio, ...page }: PartnersQuery): Promise<PartnersPage> {
    const asked = { ...(partner && { partner }), ...(regio && { region: regio }) };
    const { items, total } = await this.directory.list(asked, page.pagina, page.paginaGrootte);
    const shown = items.map(({ oin, name, partners, regions }) => ({ oin, naam: name, partners, regios: regions }));
    return pageOf({ items: shown, total }, page, '/v1/partners', { partner, regio });
  }
}
