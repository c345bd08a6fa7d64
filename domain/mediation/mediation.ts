/** How a talk that a volunteer led ended. Only with the consent of both sides is it mediation at all. */
export const mediationOutcomes = ['agreed', 'partly', 'goOn'] as const
export type MediationOutcome = (typeof mediationOutcomes)[number]
export const mediationOutcomeLabels = {
  agreed: '谈成了',
  partly: '谈成一部分',
  goOn: '还要接着谈',
} as const satisfies Record<MediationOutcome, string>

/** held: a mediator of the roster looks at it · confirmed: counts · refused: does not, with the reason. */
export const mediationStates = ['held', 'confirmed', 'refused'] as const
export type MediationState = (typeof mediationStates)[number]
