export const oversight = {
  title: 'Toezicht',
};
