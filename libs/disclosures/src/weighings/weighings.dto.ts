import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsIn, ValidateIf } from 'class-validator';
import { Page, PageQuery } from '#libs/paging';
import type { WeighingCriteria } from '#libs/cases/facts';
import type { WeighingStatus } from './weighings.view.js';

/** Absent is absent: null is not a way to leave something out. */
const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

/** How a weighing stands, in the words of the API. */
export const weighingStatuses = { wacht: 'waits', aanvaard: 'accepted', afgewezen: 'rejected' } as const satisfies Record<
  string,
  WeighingStatus
>;
type Stand = keyof typeof weighingStatuses;
const stands = Object.keys(weighingStatuses) as Stand[];

export class WegingenVraag extends PageQuery {
  @ApiPropertyOptional({ enum: stands, default: 'wacht' })
  @MayBeAbsent()
  @IsIn(stands, { message: `Kies uit: ${stands.join(', ')}.` })
  stand: Stand = 'wacht';
}

@ApiSchema({ name: 'GewogenCriteria' })
export class CriteriaTold {
  @ApiProperty({ enum: ['seksueel', 'arbeid', 'crimineel', 'orgaanverwijdering', 'onbekend'], description: 'Soort uitbuiting' })
  soort: WeighingCriteria['kind'];

  @ApiProperty({ enum: ['enkeling', 'kleine-groep', 'grote-groep'], description: 'Aantal en aard' })
  omvang: WeighingCriteria['scale'];

  @ApiProperty({ enum: ['licht', 'ernstig', 'zeer-ernstig'], description: 'Ernst' })
  ernst: WeighingCriteria['weight'];

  @ApiProperty({ description: 'Zijn er eerder maatregelen genomen?' })
  eerdereMaatregelen: boolean;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 99, example: 1 })
  deelnemersMetZelfdeSignaal: number;
}

@ApiSchema({ name: 'Melder' })
export class GivenBy {
  @ApiProperty({ pattern: '^[0-9]{20}$', example: '00000099000000000001' })
  oin: string;

  @ApiProperty({ example: 'GB-TZ' })
  partner: string;
}

/** A signal in the queue of a RIEC: that it is there, from whom and since when. */
@ApiSchema({ name: 'WegingInLijst' })
export class ListedWeighing {
  @ApiProperty({ format: 'uuid' })
  signaal: string;

  @ApiProperty({ enum: stands })
  stand: Stand;

  @ApiProperty({ type: GivenBy, description: 'Wie het als eerste aan dit RIEC gaf' })
  van: GivenBy;

  @ApiProperty({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    description: 'Waar u het leest: /v1/verstrekkingen/{id}/velden',
  })
  verstrekkingen: string[];

  @ApiProperty({ format: 'date-time' })
  ontvangenOp: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Hele dagen sinds de ontvangst', example: 3 })
  leeftijdDagen: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: nog niet gewogen', example: null })
  gewogenOp: string | null;

  @ApiProperty({ type: CriteriaTold, nullable: true, description: 'Waarop het is gewogen; null: nog niet' })
  criteria: CriteriaTold | null;
}

@ApiSchema({ name: 'Wegingen' })
export class WeighingsPage extends Page {
  @ApiProperty({ type: [ListedWeighing] })
  items: ListedWeighing[];
}
