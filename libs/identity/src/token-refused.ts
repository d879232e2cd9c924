const reasons = {
  'token.missing': 'Dit verzoek heeft geen token. Log in en stuur het token mee in de header Authorization.',
  'token.malformed': 'Het token heeft niet de vorm van een ondertekend token.',
  'token.header-refused': 'De kop van het token bevat iets dat niet mag.',
  'token.algorithm-refused': 'Het token is ondertekend op een manier die niet is toegestaan.',
  'token.type-refused': 'Dit is geen toegangstoken.',
  'token.issuer-unknown': 'De uitgever van het token is hier niet bekend.',
  'token.key-unknown': 'De sleutel van het token is niet bekend bij de uitgever.',
  'token.signature-invalid': 'De handtekening van het token klopt niet.',
  'token.audience-refused': 'Het token is niet voor deze dienst.',
  'token.client-refused': 'Het token is gegeven aan een toepassing die hier niet is aangesloten.',
  'token.inactive': 'Het token geldt niet meer, want de uitgever heeft het ingetrokken. Log opnieuw in.',
  'token.expired': 'Het token is verlopen. Log opnieuw in.',
  'token.not-yet-valid': 'Het token is nog niet geldig.',
  'token.claim-missing': 'In het token ontbreekt een gegeven dat nodig is, of het heeft een verkeerde vorm.',
  'token.subject-identifying': 'Het token noemt de gebruiker met een nummer van een persoon of organisatie. Dat mag niet.',
  'token.organisation-unknown': 'De organisatie in het token is hier niet aangesloten.',
  'token.organisation-disabled': 'De aansluiting van deze organisatie is stopgezet.',
  'token.partner-refused': 'Deze organisatie mag niet optreden als deze partner.',
  'token.task-unknown': 'Deze partner heeft de taak in het token niet.',
} as const;

export type TokenRefusalCode = keyof typeof reasons;

/** The token does not say, provably, who asks. Answered as 401. The message says which rule, and nothing of the token. */
export class TokenRefused extends Error {
  constructor(readonly code: TokenRefusalCode) {
    super(reasons[code]);
    this.name = 'TokenRefused';
  }
}

/** The issuer of the tokens cannot be reached, so no new key can be judged. Answered as 503, never as a refusal. */
export class IssuerUnreachable extends Error {
  constructor(cause: unknown) {
    super('de uitgever van de tokens is niet bereikbaar', { cause });
    this.name = 'IssuerUnreachable';
  }
}
