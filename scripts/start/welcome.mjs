/** What a stranger needs: the address, who to be, and what to try. */
export function welcome(url, folder, { demoAccounts, demoDoors, demoPassword }) {
  const shown = ['volunteer', 'gridWorker', 'both', 'communityStaff', 'streetStaff'].map((key) => demoAccounts[key])
  const { shop, site } = demoDoors
  return `
小红帽开好了：${url}

演示账号（密码都是 ${demoPassword}，街道和人都是编的）
${shown.map(({ account, name, label }) => `  ${account.padEnd(6)}${name}　${label}`).join('\n')}

可以试试
  1. 用 ${demoAccounts.volunteer.account} 登录，点「记一次走访」，点扫码，输门牌码 ${shop.code}（${shop.name}），选「没有问题」：马上加 1 分。
  2. 再记一次，从名单里选「${site.name}」，不扫门牌码：这一次要等社区看过才算。
  3. 换 ${demoAccounts.communityStaff.account} 登录，在「走访复核」里找到刚才那一条，点「核实，算数」；再换回来看积分。

数据在 ${folder}，按 Ctrl-C 停下，下次接着用。`
}
