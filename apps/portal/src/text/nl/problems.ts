export const problems = {
  title: 'Dat lukte niet',
  noAnswer: 'Er kwam geen antwoord. Kijk of u verbinding hebt en probeer het opnieuw. Er is niets dubbel vastgelegd.',
  unexpected: 'Er ging iets mis in dit scherm. Laad de pagina opnieuw.',
  /** By the status of the answer, when the hub did not say more. */
  byStatus: {
    400: 'De hub begreep het verzoek niet. Kijk na wat u invulde.',
    401: 'U bent niet meer aangemeld. Meld u opnieuw aan.',
    403: 'Dit mag u niet met de taak waarmee u nu werkt.',
    404: 'Dit bestaat niet, of u mag niet weten dat het bestaat.',
    409: 'Dit kan nu niet: er is intussen iets veranderd. Laad de pagina opnieuw.',
    410: 'Dit bestaat niet meer.',
    413: 'Dit is te groot om te versturen.',
    429: 'Er kwamen te veel verzoeken. Wacht een minuut en probeer het opnieuw.',
    500: 'Er ging iets mis in de hub. Probeer het later opnieuw.',
    503: 'De hub is even niet beschikbaar. Wacht een minuut en probeer het opnieuw. Er is niets dubbel vastgelegd.',
  } as Record<number, string>,
  /** By the end of the type of the problem: what helps the officer on, where the hub's own words do not. */
  byType: {
    'hub.failed':
      'Er ging iets mis in de hub. Probeer het later opnieuw. Blijft het misgaan, geef dan het nummer hieronder aan uw beheerder.',
    'hub.unavailable': 'De hub is even niet beschikbaar. Wacht een minuut en probeer het opnieuw. Er is niets dubbel vastgelegd.',
    'rate.exceeded': 'Er kwamen te veel verzoeken. Wacht een minuut en probeer het opnieuw.',
    'role.missing': 'Dit hoort niet bij uw rol. Vraag uw beheerder als u dit wel nodig hebt voor uw werk.',
    'assurance.too-low': 'Meld u opnieuw aan met een zwaarder middel, zoals een code uit een app.',
    'officer.no-task': 'U werkt nu zonder taak. Kies eerst een taak, en probeer het dan opnieuw.',
    'idempotency.key-reused': 'Dit verzoek is al verstuurd met een andere inhoud. Laad de pagina opnieuw.',
    'signal.nothing-to-store':
      'Hiervan mag niets worden vastgelegd. Beantwoord de vragen over woning en bedrijf als u het weet, of vraag advies zonder namen.',
  } as Record<string, string>,
};
