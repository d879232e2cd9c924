import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min, ValidateIf } from 'class-validator';

/** Absent is absent: null is not a way to leave something out. */
const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

/** Which page of a list is asked; the query of every list extends it. */
export class PageQuery {
  @ApiPropertyOptional({ description: 'Bladzijde, vanaf 1', type: 'integer', minimum: 1, maximum: 100_000, default: 1 })
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  pagina: number = 1;

  @ApiPropertyOptional({ description: 'Aantal per bladzijde', type: 'integer', minimum: 1, maximum: 100, default: 50 })
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  paginaGrootte: number = 50;
}

/** The part of a page that is the same for every list. */
export class Page {
  @ApiProperty({ type: 'integer', minimum: 1, example: 1 })
  pagina: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 100, example: 50 })
  paginaGrootte: number;

  @ApiProperty({ description: 'Aantal over alle bladzijden', type: 'integer', minimum: 0, example: 1 })
  totaal: number;

  @ApiProperty({ description: 'Adres van de volgende bladzijde; null op de laatste', type: String, nullable: true, example: null })
  volgende: string | null;
}

/**
 * One page as it is answered.
 * @param path of the list, such as `/v1/partners` @param filter what else the query asked; undefined is left out
 */
export function pageOf<T>(
  found: { items: T[]; total: number },
  { pagina, paginaGrootte }: PageQuery,
  path: string,
  filter: Record<string, string | undefined> = {},
): Page & { items: T[] } {
  const next = new URLSearchParams();
  for (const [key, value] of Object.entries(filter)) if (value !== undefined) next.set(key, value);
  next.set('pagina', String(pagina + 1));
  next.set('paginaGrootte', String(paginaGrootte));
  const volgende = pagina * paginaGrootte < found.total ? `${path}?${next.toString()}` : null;
  return { items: found.items, pagina, paginaGrootte, totaal: found.total, volgende };
}
