export const intake = {
  title: 'Uw signalen',
  intro: 'De signalen van uw organisatie, zonder inhoud. Open een signaal om het in te zien; dat wordt vastgelegd.',
  none: 'Uw organisatie heeft nog geen signalen gemeld.',
  caption: 'Signalen, nieuwste eerst',
  reference: 'Kenmerk',
  status: 'Status',
  fields: 'Gegevens',
  registered: 'Gemeld op',
  changed: 'Gewijzigd op',
  active: 'Actief',
  withdrawn: 'Ingetrokken',
};
