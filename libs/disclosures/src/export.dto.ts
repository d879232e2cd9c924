import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';

/** Absent is absent: null is not a way to leave something out. */
const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

const formats = ['text/csv', 'application/json'] as const;

export class ExportDto {
  @ApiProperty({ description: 'Doel waarvoor u het meeneemt', example: 'organised-crime', maxLength: 64 })
  @IsString()
  @MaxLength(64)
  doel: string;

  @ApiProperty({ enum: formats, description: 'text/csv opent in een rekenblad' })
  @IsIn(formats, { message: `Kies uit: ${formats.join(', ')}.` })
  formaat: (typeof formats)[number];

  @ApiPropertyOptional({
    type: [String],
    description: 'Alleen deze cellen; weglaten betekent: alles wat u mag zien',
    example: ['case.LOC'],
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @Matches(/^[a-z]{1,16}\.[A-Z0-9]{1,16}$/, { each: true, message: 'Gebruik een cel van het beleid, zoals case.LOC.' })
  cellen?: string[];
}

export class AantallenQuery {
  @ApiPropertyOptional({ description: 'Doel waarvoor u het wilt zien', default: 'organised-crime', maxLength: 64 })
  @MayBeAbsent()
  @IsString()
  @MaxLength(64)
  doel: string = 'organised-crime';
}
