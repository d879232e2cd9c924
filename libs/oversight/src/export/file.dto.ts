import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, ValidateIf } from 'class-validator';
import { fileFormats } from '../facts.js';

/** As what kind of file it leaves. */
export const Formaat = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      enum: fileFormats,
      default: 'text/csv',
      description: 'text/csv opent in een rekenblad; application/pdf is om te lezen',
    }),
    ValidateIf((_, value) => value !== undefined),
    IsIn(fileFormats, { message: `Kies uit: ${fileFormats.join(', ')}.` }),
  );
