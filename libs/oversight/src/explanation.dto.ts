import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { ExplainedPart, PartInFull } from '#libs/decisions';
import type { PolicyRequest } from '#libs/policy';
import { PolicyTold } from './oversight-answers.dto.js';

@ApiSchema({ name: 'UitgelegdDeel' })
export class ExplainedFields extends ExplainedPart implements Partial<PartInFull> {
  @ApiProperty({ type: [String], description: 'Ids van velden binnen het signaal', example: ['v1'] })
  velden: string[];

  @ApiPropertyOptional(PartInFull.sources)
  bronnen?: PartInFull['bronnen'];

  @ApiPropertyOptional(PartInFull.rules)
  toetsing?: PartInFull['toetsing'];
}

@ApiSchema({ name: 'Uitleg' })
export class DecisionExplained {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date', example: '2026-11-24' })
  peildatum: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'De vraag aan het beleid. De omstandigheden van het signaal ziet alleen het toezicht.',
    example: { activity: 'disclose', from: 'GB-TZ', to: 'RC', purpose: 'organised-crime' },
  })
  vraag: PolicyRequest;

  @ApiPropertyOptional({ type: PolicyTold, description: 'Alleen bij vorm=jurist' })
  beleid?: PolicyTold;

  @ApiPropertyOptional({ description: 'Versie van de rekenregel; alleen bij vorm=jurist', example: '1' })
  rekenregel?: string;

  @ApiProperty({ type: [ExplainedFields] })
  antwoord: ExplainedFields[];
}
