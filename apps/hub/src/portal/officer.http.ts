import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiSchema, ApiTags } from '@nestjs/swagger';
import { Caller } from '#libs/identity';
import { StandingLaw } from '#libs/law';

const assurances = { low: 'laag', substantial: 'substantieel', high: 'hoog' } as const;

@ApiSchema({ name: 'AangemeldeOrganisatie' })
class OwnOrganisation {
  @ApiProperty({ pattern: '^[0-9]{20}$', example: '00000099000000000001' })
  oin: string;

  @ApiProperty({ example: 'Gemeente Eindhoven' })
  naam: string;
}

@ApiSchema({ name: 'CodeMetNaam' })
class Named {
  @ApiProperty({ example: 'GB-TZ' })
  code: string;

  @ApiProperty({ example: 'Gemeente, toezicht en handhaving' })
  naam: string;
}

/** As whom the hub knows the caller. Not who she is: the hub needs no names of officers. */
@ApiSchema({ name: 'Aanmelding' })
class Login {
  @ApiProperty({ type: OwnOrganisation })
  organisatie: OwnOrganisation;

  @ApiProperty({ type: Named, description: 'Soort partner waarvoor u optreedt' })
  hoedanigheid: Named;

  @ApiProperty({ type: Named, nullable: true, description: 'Wettelijke taak die u nu uitvoert' })
  taak: Named | null;

  @ApiProperty({ type: [String], description: 'Rollen in de hub', example: ['inspecteur'] })
  rollen: string[];

  @ApiProperty({ enum: Object.values(assurances), description: 'Hoe zeker de aanmelding is' })
  zekerheid: (typeof assurances)[keyof typeof assurances];
}

/** Every officer may know under which flag she sails: what she may see and share follows from it. */
@ApiTags('aanmelding')
@ApiBearerAuth()
@Controller('aanmelding')
export class OfficerController {
  constructor(private readonly law: StandingLaw) {}

  @Get()
  @ApiOperation({
    operationId: 'toonAanmelding',
    summary: 'Namens wie u werkt',
    description: 'De organisatie, de hoedanigheid, de taak en de rollen die uit uw token volgen.',
  })
  @ApiOkResponse({ type: Login })
  async show(@Caller() { officer }: Caller): Promise<Login> {
    const { policy } = await this.law.fresh();
    const partner = policy.partners.find(({ code }) => code === officer.partner);
    const { task } = officer;
    return {
      organisatie: { oin: officer.oin, naam: officer.organisation },
      hoedanigheid: { code: officer.partner, naam: partner?.label ?? officer.partner },
      taak: task === null ? null : { code: task, naam: policy.tasks[task] ?? task },
      rollen: officer.roles,
      zekerheid: assurances[officer.assurance],
    };
  }
}
