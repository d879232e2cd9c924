/** Days and values of the made-up story. The day is always yesterday, so that every clock of the law runs. */
export const yesterday = (now = new Date()): string => new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10);

/** Eight workers above a nail bar: what the inspector saw. No such firm, person or plate exists. */
export function nailBar(link: 'geen' | 'mogelijk', kvkNummer: string) {
  return {
    doelen: link === 'geen' ? ['supervision'] : ['organised-crime', 'supervision'],
    gezienOp: yesterday(),
    omstandigheden: {
      georganiseerdVerband: link,
      adresIsWoning: false,
      bedrijfIsPersoon: false,
      geheimAdres: false,
      directeKring: true,
      gemotiveerd: true,
    },
    betrokkenen: [
      { ref: 'p1', rol: 'slachtoffer' },
      { ref: 'p2', rol: 'verdachte' },
    ],
    velden: [
      { veld: 'sector', waarde: 'nagelstudio' },
      { veld: 'adres', waarde: 'Voorbeeldstraat 12, Eindhoven' },
      { veld: 'slaapplaatsen', waarde: 8 },
      { veld: 'kvkNummer', waarde: kvkNummer },
      { veld: 'bevindingen', waarde: 'Acht slaapplaatsen op zolder, geen vluchtweg', bevinding: true },
      { veld: 'kenteken', waarde: 'GV-999-X' },
      { veld: 'naam', betrokkene: 'p1', waarde: 'Testpersoon Wilg' },
      { veld: 'paspoortBijAnder', betrokkene: 'p1', waarde: true },
      { veld: 'nationaliteit', betrokkene: 'p1', waarde: ['VN'] },
      { veld: 'naam', betrokkene: 'p2', waarde: 'Testpersoon Eik' },
      { veld: 'gezondheidGezien', betrokkene: 'p1', waarde: 'Ziet er moe uit' },
    ],
  };
}

/** A number of the right form that no earlier run used, so that a run never finds the firm of another. */
export const freshKvk = (): string => String(90_000_000 + Math.floor(Math.random() * 9_999_999));
