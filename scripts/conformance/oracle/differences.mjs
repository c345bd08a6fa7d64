/**
 * Differences that are mongomock's own. Each is told by what is so in a case: what remains once its fault is taken
 * away has to be the same on both sides, so that another fault behind it is still seen.
 */
const stagesOf = ({ pipeline = [] }) => pipeline.map((stage) => Object.entries(stage)[0])
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)
const bag = (docs) => docs.map((doc) => JSON.stringify(sortedKeys(doc))).sort()
const sortedKeys = (value) => {
  if (Array.isArray(value)) return value.map(sortedKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sortedKeys(value[key])]),
  )
}

/** The fields of a closing `$group` that one of some accumulators makes. */
const groupFields = (one, names) => {
  const [name, spec] = stagesOf(one).at(-1) ?? []
  if (name !== '$group') return []
  return Object.keys(spec).filter((field) => field !== '_id' && names.some((accumulator) => accumulator in spec[field]))
}

const sameBut = (ours, theirs, change) =>
  Array.isArray(ours.answer) &&
  Array.isArray(theirs.answer) &&
  same(bag(ours.answer.map(change)), bag(theirs.answer.map(change)))

const changing = (fields, change) => (doc) =>
  Object.fromEntries(Object.entries(doc).map(([key, value]) => [key, fields.includes(key) ? change(value) : value]))

export const differences = [
  {
    reason: 'mongomock stumbles over an error of Python in its own code',
    holds: (_one, _ours, theirs) => /^(Type|Key|Index|Attribute)Error/.test(theirs.refused ?? ''),
  },
  {
    reason: 'mongomock does not know $mul and $bit',
    holds: (_one, _ours, theirs) => /field names cannot start with \$ \[\$(mul|bit)\]/.test(theirs.refused ?? ''),
  },
  {
    reason: 'mongomock does not know $mod in a query',
    holds: (_one, _ours, theirs) => /unknown operator: \$mod/.test(theirs.refused ?? ''),
  },
  {
    reason:
      'in a group mongomock passes over missing values for $first and $last and in pushed objects, and puts null for what is falsy into a set',
    holds(one, ours, theirs) {
      const [sets, ends] = [groupFields(one, ['$addToSet']), groupFields(one, ['$first', '$last'])]
      const falsyToNull = (set) => [...new Set(set.map((value) => value || null))].map((v) => JSON.stringify(v)).sort()
      const lists = groupFields(one, ['$push'])
      const whole = (list) => list.filter((item) => !(item instanceof Object) || item.a !== undefined)
      const change = (doc) => changing(ends, () => 'any')(changing(sets, falsyToNull)(changing(lists, whole)(doc)))
      return sets.length + ends.length + lists.length > 0 && sameBut(ours, theirs, change)
    },
  },
  {
    reason: 'mongomock counts nothing as a document that says 0',
    holds(one, ours, theirs) {
      const none = [{ total: 0 }]
      const [last, spec] = stagesOf(one).at(-1) ?? []
      if (last === '$count') return ours.answer?.length === 0 && same(theirs.answer, none)
      if (last !== '$facet' || !spec.all?.[0]?.$count) return false
      return (
        same(theirs.answer?.[0]?.all, none) &&
        sameBut(
          ours,
          theirs,
          changing(['all'], () => 'any'),
        )
      )
    },
  },
  {
    reason: 'mongomock makes one group out of no documents',
    holds: (one, ours, theirs) =>
      stagesOf(one).at(-1)?.[0] === '$group' && ours.answer?.length === 0 && theirs.answer?.length === 1,
  },
  {
    reason: 'mongomock leaves what is no array alone where MongoDB refuses $pull',
    holds: ({ update = {} }, ours, theirs) =>
      ('$pull' in update || '$pullAll' in update) &&
      /must be an array/.test(ours.refused ?? '') &&
      theirs.answer !== undefined,
  },
  {
    reason: 'mongomock leaves out all other fields beside $slice',
    holds: ({ projection }, ours, theirs) =>
      projection?.nums?.$slice !== undefined &&
      Array.isArray(theirs.answer) &&
      same(bag(ours.answer.map(({ _id, nums }) => ({ _id, nums }))), bag(theirs.answer)),
  },
]

export const explained = (one, ours, theirs) => differences.find(({ holds }) => holds(one, ours, theirs))?.reason
