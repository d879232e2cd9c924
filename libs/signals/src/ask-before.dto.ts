import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsObject, Matches, ValidateIf, ValidateNested } from 'class-validator';
import { ExplainedPart } from '#libs/decisions';
import { PossibleRecipient } from './signal-answers.dto.js';
import { OmstandighedenDto } from './signal.dto.js';

/** Absent is absent: null is not a way to leave something out. */
const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

export class ProefDto {
  @ApiPropertyOptional({ type: OmstandighedenDto })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => OmstandighedenDto)
  omstandigheden?: OmstandighedenDto;

  @ApiPropertyOptional({ type: [String], maxItems: 60, description: 'Soorten gegevens: rol en groep', example: ['case.LOC', 'victim.IDV'] })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(60, { message: 'Ten hoogste 60 soorten.' })
  @Matches(/^[a-z]{1,10}\.[A-Z0-9]{1,8}$/, { each: true, message: 'Schrijf een soort als victim.IDV.' })
  cellen?: string[];

  @ApiPropertyOptional({
    type: [String],
    maxItems: 60,
    description: 'Namen van velden uit de gegevenslijst, zonder waarde',
    example: ['adres'],
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(60, { message: 'Ten hoogste 60 velden.' })
  @Matches(/^[A-Za-z][A-Za-z0-9]{0,63}$/, { each: true, message: 'Noem een veld bij zijn naam.' })
  velden?: string[];

  @ApiPropertyOptional({
    type: [String],
    maxItems: 20,
    description: 'Alleen voor deze soorten partners; weglaten betekent: alle',
    example: ['RC'],
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(20, { message: 'Ten hoogste 20 partners.' })
  @Matches(/^[A-Z]{2,4}(-[A-Z]{2})?$/, { each: true, message: 'Noem een partner bij zijn code, zoals RC.' })
  partners?: string[];

  @ApiPropertyOptional({ description: 'Eigen bevinding van toezicht. Weglaten betekent: nee.' })
  @MayBeAbsent()
  @IsBoolean()
  bevinding?: boolean;
}

@ApiSchema({ name: 'ProefPartner' })
export class BeforehandPartner {
  @ApiProperty({ type: PossibleRecipient })
  partner: PossibleRecipient;

  @ApiProperty({ description: 'Doel dat de hub hierbij voorstelt', example: 'organised-crime' })
  doel: string;

  @ApiProperty({ type: [ExplainedPart] })
  antwoord: ExplainedPart[];
}

@ApiSchema({ name: 'Proef' })
export class BeforehandAnswer {
  @ApiProperty({ format: 'date', example: '2026-11-24' })
  peildatum: string;

  @ApiProperty({ type: [BeforehandPartner] })
  items: BeforehandPartner[];
}
