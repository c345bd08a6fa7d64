/**
 * Faults that are planted into the engine, one at a time. `find` has to stand in the file exactly once: a list that has
 * fallen behind the sources is red, not silent.
 */
export const faults = [
  {
    name: '提交时丢掉一笔写入',
    english: 'a commit loses one of its writes',
    file: 'local/transactions/transactions.ts',
    find: 'for (const [row, doc] of docs) this.database.put(collection, row, doc)',
    replace: 'for (const [row, doc] of [...docs].slice(1)) this.database.put(collection, row, doc)',
  },
  {
    name: '排序不分升降',
    english: 'the direction of sorting is ignored',
    file: 'local/query/sort.ts',
    find: 'compareKeys(a.keys[i], b.keys[i]) * column.direction',
    replace: 'compareKeys(a.keys[i], b.keys[i])',
  },
  {
    name: '跳过几条不作数',
    english: 'skip is ignored',
    file: 'local/wire/admin-database.ts',
    find: "const skip = wholeNumber(body.offset, 'offset', 0)",
    replace: 'const skip = 0',
  },
  {
    name: 'set 只是合并',
    english: 'set() merges',
    file: 'local/documents/documents.ts',
    find: 'cloneValue({ _id: old._id as Value, ...fields })',
    replace: 'cloneValue({ ...old, ...fields })',
  },
  {
    name: '重复的 _id 盖掉旧的',
    english: 'a duplicate _id overwrites',
    file: 'local/documents/database.ts',
    find: '(id,doc) VALUES(?,?)`, id, encode(doc)),',
    replace: '(id,doc) VALUES(?,?) ON CONFLICT(id) DO UPDATE SET doc=excluded.doc`, id, encode(doc)),',
  },
  {
    name: '$in 不看数组里面',
    english: '$in does not look into arrays',
    file: 'local/query/operators.ts',
    find: 'const tests = wanted.map(equals)\n  return anyOf(',
    replace: 'const tests = wanted.map(equals)\n  return wholly(',
  },
  {
    name: '投影不去掉字段',
    english: 'a projection leaves nothing out',
    file: 'local/query/project.ts',
    find: "mode === 'keep' ? keep(doc, tree) : drop(doc, tree)",
    replace: "mode === 'keep' ? keep(doc, tree) : doc",
  },
  {
    name: 'set 不会新建',
    english: 'set() of a new document inserts nothing',
    file: 'local/documents/documents.ts',
    find: 'if (tally.matched > 0 || !options.upsert) return outcome(tally)',
    replace: 'if (tally.matched >= 0) return outcome(tally)',
  },
  {
    name: '事务没有快照',
    english: 'a transaction reads without a snapshot',
    file: 'local/transactions/transactions.ts',
    find: 'transaction.connection.begin()',
    replace: "transaction.connection.exec('SELECT 1')",
  },
  {
    name: '先写的不算赢',
    english: 'the first writer does not win',
    file: 'local/transactions/locks.ts',
    find: 'if (holder !== undefined && holder !== owner) return false',
    replace: '',
  },
  {
    name: '快照之后的提交被盖掉',
    english: 'a commit after the snapshot is overwritten',
    file: 'local/transactions/locks.ts',
    find: 'if ((this.committedAt.get(key) ?? 0) > snapshot) return false',
    replace: '',
  },
  {
    name: '普通写入不等事务',
    english: 'a plain write does not wait for a transaction',
    file: 'local/transactions/locks.ts',
    find: 'return this.owners.has(key)',
    replace: 'return false',
  },
  {
    name: '事务不会到期',
    english: 'a transaction does not expire after 30 seconds',
    file: 'local/transactions/transactions.ts',
    find: 'export const transactionLimitMs = 30_000',
    replace: 'export const transactionLimitMs = 300_000',
  },
  {
    name: '回滚成了提交',
    english: 'a rollback commits',
    file: 'local/transactions/transactions.ts',
    find: 'this.end(this.find(id))',
    replace: 'await this.commit(id)',
  },
  {
    name: '正则下推多认一个字',
    english: 'a pushed-down pattern takes an optional letter for granted',
    file: 'local/query/sayings.ts',
    find: "if (after !== undefined && '*?{'.includes(after)) break",
    replace: '',
  },
  {
    name: '日期比反了',
    english: 'dates are compared the wrong way round',
    file: 'local/query/compare.ts',
    find: 'return a.getTime() - b.getTime()',
    replace: 'return b.getTime() - a.getTime()',
  },
  {
    name: '$inc 从 1 起算',
    english: '$inc of a missing field begins at 1',
    file: 'local/documents/update/fields.ts',
    find: '(current ?? 0) + operand',
    replace: '(current ?? 1) + operand',
  },
  {
    name: '删字段留下 null',
    english: 'unset leaves null behind',
    file: 'local/documents/update/place.ts',
    find: 'else delete place.holder[place.key]',
    replace: 'else place.holder[place.key] = null',
  },
  {
    name: '$push 不认位置',
    english: '$push ignores the position',
    file: 'local/documents/update/arrays.ts',
    find: 'items.splice(position ?? items.length, 0,',
    replace: 'items.splice(items.length, 0,',
  },
  {
    name: 'limit 不作数',
    english: 'limit is ignored',
    file: 'local/wire/admin-database.ts',
    find: 'return limit === 0 ? defaultLimit : Math.min(limit, maxLimit)',
    replace: 'return maxLimit',
  },
  {
    name: 'count 不看条件',
    english: 'count ignores its query',
    file: 'local/wire/admin-database.ts',
    find: 'documents.count(body.collectionName, query)',
    replace: 'documents.count(body.collectionName, {})',
  },
  {
    name: '$bucket 的边界归错一边',
    english: 'a value on a boundary falls into the lower bucket',
    file: 'local/query/stages/groups.ts',
    find: 'compareValues(value, bound) < 0)',
    replace: 'compareValues(value, bound) <= 0)',
  },
  {
    name: '范围比较不分类型',
    english: 'a range matches values of other types',
    file: 'local/query/operators.ts',
    find: 'sameType(value, wanted) &&',
    replace: '',
  },
  {
    name: '还没落盘就答应',
    english: 'a commit is acknowledged before the disk has it',
    file: 'local/transactions/transactions.ts',
    find: 'this.committing.add(committing)\n    await committing',
    replace: 'this.committing.add(committing)',
  },
]

/** What makes a fault out of the sources on their way into a bundle; `times` counts how often its place was found. */
export function planting(fault) {
  const planted = { times: 0 }
  const edit = (text, file) => {
    // A thread would read the sources as they are; planted engines do all reading themselves.
    const alone = text.replace('readonly isAvailable = existsSync(source)', 'readonly isAvailable = false')
    if (!file.replaceAll('\\', '/').endsWith(`/${fault.file}`)) return alone
    planted.times += alone.split(fault.find).length - 1
    return alone.replace(fault.find, () => fault.replace)
  }
  return { edit, planted }
}
