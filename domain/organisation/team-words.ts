/** The four seats of a grid's team (格四员, seed S0). */
export const gridRoleLabels = {
  communityCadre: '社区干部',
  police: '民警',
  partyMember: '党员',
  residentVolunteer: '居民志愿者',
} as const
