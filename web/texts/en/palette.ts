/** The command palette. */
export const palette = {
  label: 'Find a person or a screen',
  nothing: 'Nothing is called like this.',
  people: 'People',
  screens: 'Screens',
  actions: 'Actions',
  configuration: 'Follow-up configuration',
  settings: (section: string) => `Settings: ${section}`,
  exportAll: 'Export all contacts as CSV',
  newPeople: 'People first seen in the last 7 days',
  atRisk: 'People at risk',
};
