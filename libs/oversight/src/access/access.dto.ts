import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsUUID, Matches, ValidateIf, ValidateNested } from 'class-validator';
import { Formaat } from '../export/file.dto.js';
import type { FileFormat } from '../facts.js';
import { capacities } from './capacities.js';
import { identityChecks, restrictions, type IdentityCheck, type Restriction } from './facts.js';

/** Absent is absent: null is not a way to leave something out. */
const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
const chooseFrom = (names: readonly string[]): { message: string } => ({ message: `Kies uit: ${names.join(', ')}.` });

@ApiSchema({ name: 'InzageBesluit' })
export class InzageBesluit {
  @ApiProperty({ format: 'uuid', description: 'Schuilnummer van de betrokkene in één rol' })
  @IsUUID()
  betrokkene: string;

  @ApiProperty({
    enum: restrictions,
    description: 'none: alles mag verteld worden; anders het deel van UAVG 41 lid 1 dat het nu beperkt',
    example: 'none',
  })
  @IsIn(restrictions, chooseFrom(restrictions))
  beperking: Restriction;
}

export class InzageVraag {
  @ApiProperty({ enum: identityChecks, description: 'Hoe is gecontroleerd wie het vraagt' })
  @IsIn(identityChecks, chooseFrom(identityChecks))
  identiteit: IdentityCheck;

  @ApiPropertyOptional({ description: 'Burgerservicenummer; of noem signaal en betrokkene', maxLength: 32, example: '999990342' })
  @MayBeAbsent()
  @Matches(/^[0-9. -]{8,32}$/, { message: 'Schrijf het nummer met cijfers.' })
  bsn?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeAbsent()
  @IsUUID()
  signaal?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Schuilnummer van de betrokkene in één rol' })
  @MayBeAbsent()
  @IsUUID()
  betrokkene?: string;

  @ApiPropertyOptional({
    type: [InzageBesluit],
    maxItems: 100,
    description: 'Wat de verantwoordelijke besloot. Zonder besluit wordt van die rol niets getoond',
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique(({ betrokkene }: InzageBesluit) => betrokkene, { message: 'Geef per betrokkene één besluit.' })
  @ValidateNested({ each: true })
  @Type(() => InzageBesluit)
  besluiten: InzageBesluit[] = [];
}

export class InzageExportVraag extends InzageVraag {
  @Formaat()
  formaat: FileFormat = 'text/csv';
}

const named = Object.values(capacities);

export class BriefVraag extends InzageVraag {
  @ApiPropertyOptional({ enum: named, description: 'Welke brief; weglaten betekent: de brief die niets vertelt', example: 'slachtoffer' })
  @MayBeAbsent()
  @IsIn(named, chooseFrom(named))
  hoedanigheid?: string;
}
