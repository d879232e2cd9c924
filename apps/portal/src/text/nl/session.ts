export const session = {
  endsSoon: 'Bent u er nog?',
  endsIn: (minutes: number) =>
    `U deed een tijdje niets. Over ${minutes === 1 ? 'een minuut' : `${minutes} minuten`} wordt u afgemeld. Wat u niet hebt bewaard, gaat dan weg.`,
  goOn: 'Verder werken',
  logOut: 'Afmelden',
};
