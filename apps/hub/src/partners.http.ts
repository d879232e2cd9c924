import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { PartnerDirectory } from '#libs/identity';

class PartnersQuery {
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

  @ApiPropertyOptional({ description: 'Bladzijde, vanaf 1', type: 'integer', minimum: 1, maximum: 100_000, default: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  pagina: number = 1;

  @ApiPropertyOptional({ description: 'Aantal per bladzijde', type: 'integer', minimum: 1, maximum: 100, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  paginaGrootte: number = 50;
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

class PartnersPage {
  @ApiProperty({ type: [Partner] })
  items: Partner[];

  @ApiProperty({ type: 'integer', minimum: 1, example: 1 })
  pagina: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 100, example: 50 })
  paginaGrootte: number;

  @ApiProperty({ description: 'Aantal organisaties over alle bladzijden', type: 'integer', minimum: 0, example: 342 })
  totaal: number;

  @ApiProperty({
    description: 'Adres van de volgende bladzijde; null op de laatste',
    type: String,
    nullable: true,
    example: '/v1/partners?pagina=2',
  })
  volgende: string | null;
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
  async list(@Query() { partner, regio, pagina, paginaGrootte }: PartnersQuery): Promise<PartnersPage> {
    const { items, total } = await this.directory.list(
      { ...(partner && { partner }), ...(regio && { region: regio }) },
      pagina,
      paginaGrootte,
    );
    const more = pagina * paginaGrootte < total;
    const next = new URLSearchParams({
      ...(partner && { partner }),
      ...(regio && { regio }),
      pagina: String(pagina + 1),
      paginaGrootte: String(paginaGrootte),
    });
    return {
      items: items.map(({ oin, name, partners, regions }) => ({ oin, naam: name, partners, regios: regions })),
      pagina,
      paginaGrootte,
      totaal: total,
      volgende: more ? `/v1/partners?${next.toString()}` : null,
    };
  }
}
