import { ApiProperty, ApiSchema } from '@nestjs/swagger';

@ApiSchema({ name: 'Zoekantwoord' })
export class SearchAnswer {
  @ApiProperty()
  treffer: boolean;

  @ApiProperty({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    description: 'Signalen in het eigen RIEC; altijd leeg bij een vraag aan een ander',
  })
  signalen: string[];

  @ApiProperty({ type: String, nullable: true, description: 'Aan wie u na een treffer elders verder vraagt', example: 'RIEC Limburg' })
  contact: string | null;

  @ApiProperty({ type: [String], description: 'Codes van de gronden', example: ['W-23'] })
  gronden: string[];

  @ApiProperty({ format: 'uuid', description: 'Na te lezen bij /v1/beslissingen' })
  beslissing: string;
}
