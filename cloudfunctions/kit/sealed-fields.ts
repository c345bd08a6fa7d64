import type { CollectionName } from './collections'

/** Every field that is sealed at rest: where it lies, and the name that is bound into it. Whoever seals another adds it here. */
export type SealedField = { collection: CollectionName; path: string; field: string }
export const sealedFields: readonly SealedField[] = [
  { collection: 'users', path: 'phoneSealed', field: 'users.phone' },
  { collection: 'applications', path: 'phoneSealed', field: 'applications.phone' },
  { collection: 'reports', path: 'contactSealed', field: 'reports.contact' },
  { collection: 'places', path: 'registry.contactSealed', field: 'places.contact' },
  { collection: 'lockedAway', path: 'sealed', field: 'lockedAway.person' },
]
