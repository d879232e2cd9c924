export const casework = {
  title: 'Zaken',
};
