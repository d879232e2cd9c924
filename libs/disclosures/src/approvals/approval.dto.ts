import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsString, MaxLength, ValidateIf } from 'class-validator';
import { PageQuery } from '#libs/paging';
import {
  reasonsToGive,
  reasonsToRefuse,
  reasonsToWithdraw,
  type ReasonToGive,
  type ReasonToRefuse,
  type ReasonToWithdraw,
} from './approval.rules.js';

/** Absent is absent: null is not a way to leave something out. */
const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

const reasons = [...reasonsToGive, ...(Object.keys(reasonsToRefuse) as ReasonToRefuse[])];
export const answers = ['gegeven', 'geweigerd'] as const;
export const listed = { wacht: 'waiting', gegeven: 'given', geweigerd: 'refused', ingetrokken: 'withdrawn' } as const;
const sides = ['te-geven', 'gevraagd'] as const;

export class BesluitDto {
  @ApiProperty({ enum: answers })
  @IsIn(answers, { message: `Kies uit: ${answers.join(', ')}.` })
  besluit: (typeof answers)[number];

  @ApiProperty({
    enum: reasons,
    description: `Bij gegeven: ${reasonsToGive.join(', ')}. Bij geweigerd: ${Object.keys(reasonsToRefuse).join(', ')}.`,
  })
  @IsIn(reasons, { message: `Kies uit: ${reasons.join(', ')}.` })
  reden: ReasonToGive | ReasonToRefuse;

  @ApiPropertyOptional({
    type: [String],
    description: 'Wat u verklaart dat waar is. Welke nodig zijn, staat bij de vraag',
    example: ['geen-mildere-weg'],
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(64, { each: true, message: 'Ten hoogste 64 tekens.' })
  verklaringen?: string[];
}

export class AkkoordIntrekkingDto {
  @ApiProperty({ enum: reasonsToWithdraw })
  @IsIn(reasonsToWithdraw, { message: `Kies uit: ${reasonsToWithdraw.join(', ')}.` })
  reden: ReasonToWithdraw;
}

export class GoedkeuringenVraag extends PageQuery {
  @ApiPropertyOptional({ enum: sides, default: 'te-geven' })
  @MayBeAbsent()
  @IsIn(sides, { message: `Kies uit: ${sides.join(', ')}.` })
  kant: (typeof sides)[number] = 'te-geven';

  @ApiPropertyOptional({ enum: Object.keys(listed), description: 'Weglaten betekent: alle' })
  @MayBeAbsent()
  @IsIn(Object.keys(listed), { message: `Kies uit: ${Object.keys(listed).join(', ')}.` })
  status?: keyof typeof listed;
}
