/**
 * 三师: the experts of a mediation room, one of each for an enterprise grid (seed S1: nine for three grids). Somebody may mediate
 * without being one of them.
 */
export const adviserKinds = ['lawyer', 'labourRelationsCoordinator', 'psychologist'] as const
export type AdviserKind = (typeof adviserKinds)[number]

export const adviserLabels = {
  lawyer: '律师',
  labourRelationsCoordinator: '劳动关系协调员',
  psychologist: '心理咨询师',
} as const satisfies Record<AdviserKind, string>
