import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Page } from '#libs/paging';

const statuses = ['voorgesteld', 'geldig', 'vervallen'];
const digestShape = { pattern: '^sha256:[0-9a-f]{64}$', description: 'Over alle bestanden van het beleid' };

@ApiSchema({ name: 'GewijzigdeBeleidsversie' })
export class PolicyVersionChanged {
  @ApiProperty(digestShape)
  digest: string;

  @ApiProperty({ example: '2025-03-01.1' })
  versie: string;

  @ApiProperty({ enum: statuses })
  status: 'voorgesteld' | 'geldig';
}

@ApiSchema({ name: 'Beleidsversie' })
export class PolicyVersion {
  @ApiProperty(digestShape)
  digest: string;

  @ApiProperty({ example: '2025-03-01.1' })
  versie: string;

  @ApiProperty({ enum: statuses })
  status: 'voorgesteld' | 'geldig' | 'vervallen';

  @ApiProperty({ format: 'date-time', description: 'Voorgesteld, of geldig vanaf' })
  sinds: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Vervallen op', example: null })
  tot: string | null;
}

@ApiSchema({ name: 'Beleidsversies' })
export class PolicyVersionsPage extends Page {
  @ApiProperty({ type: [PolicyVersion] })
  items: PolicyVersion[];
}
