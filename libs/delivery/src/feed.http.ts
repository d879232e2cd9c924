import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Caller } from '#libs/identity';
import { Feed } from './feed.view.js';
import { gebeurtenisOf } from './gebeurtenis.js';

class GebeurtenissenQuery {
  @ApiPropertyOptional({
    description: 'Laatste volgnummer dat u al hebt; weglaten of -1: vanaf het begin',
    type: 'integer',
    minimum: -1,
    default: -1,
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(-1)
  @Max(Number.MAX_SAFE_INTEGER)
  na: number = -1;

  @ApiPropertyOptional({ description: 'Ten hoogste zoveel gebeurtenissen', type: 'integer', minimum: 1, maximum: 500, default: 100 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  aantal: number = 100;
}

class Gebeurtenis {
  @ApiProperty({ type: 'integer', description: 'Plaats in het logboek; loopt op', example: 12 })
  volgnummer: number;

  @ApiProperty({ description: 'Wat er gebeurde', example: 'nl.seinhuis.signaal-geregistreerd.v1' })
  soort: string;

  @ApiProperty({ description: 'Waarover', example: 'signal' })
  onderwerp: string;

  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time' })
  tijdstip: string;
}

class Gebeurtenissen {
  @ApiProperty({ type: [Gebeurtenis] })
  items: Gebeurtenis[];

  @ApiProperty({ type: 'integer', description: 'Geef dit de volgende keer mee als na', example: 12 })
  na: number;

  @ApiProperty({ description: 'Er staan er nog meer klaar' })
  meer: boolean;
}

/** The cursor feed: thin events of the caller's department, in order, none missed. What they are about is asked for, and judged, separately. */
@ApiTags('gebeurtenissen')
@Controller('gebeurtenissen')
export class FeedController {
  constructor(private readonly feed: Feed) {}

  @Get()
  @ApiOperation({
    operationId: 'lijstGebeurtenissen',
    summary: 'Wat er gebeurde voor uw afdeling',
    description: 'Alleen dát er iets gebeurde en waar het staat, nooit de inhoud. Bewaar na en vraag daarmee verder: u mist niets.',
  })
  @ApiOkResponse({ type: Gebeurtenissen })
  async list(@Caller() { officer }: Caller, @Query() { na, aantal }: GebeurtenissenQuery): Promise<Gebeurtenissen> {
    const { entries, completeTo } = await this.feed.since(officer, na, aantal);
    const last = entries.at(-1);
    const full = entries.length === aantal;
    return { items: entries.map(gebeurtenisOf), na: full && last ? Number(last.seq) : Math.max(na, completeTo), meer: full };
  }
}
