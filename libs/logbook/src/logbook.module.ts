import { Module } from '@nestjs/common';
import { LogbookController } from './logbook.http.js';

@Module({ controllers: [LogbookController] })
export class LogbookModule {}
