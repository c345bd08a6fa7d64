/** What a stranger needs: the address, who to be, and what to try. */
export function welcome(url, folder, { isDemo, isConsoleOpen, ...demo }) {
  const console = isConsoleOpen ? `\n数据、日志、定时和发出的消息在 ${url}/_local 看（只有这台机器能打开）。` : ''
  const end = `${console}
数据在 ${folder}，按 Ctrl-C 停下，下次接着用。`
  return isDemo
    ? demoWelcome(url, end, demo)
    : `
小红帽开好了：${url}
${end}`
}

function demoWelcome(url, end, { demoAccounts, demoDoors, demoPassword }) {
  const shown = Object.values(demoAccounts).filter(({ street }) => street === 's1')
  const { shop, site } = demoDoors
  return `
小红帽开好了：${url}

演示账号（密码都是 ${demoPassword}，街道和人都是编的）
${shown.map(({ account, name, label }) => `  ${account.padEnd(6)}${name}　${label}`).join('\n')}

可以试试
  走访
  1. 用 ${demoAccounts.volunteer.account} 登录，点「记一次走访」，点扫码，输门牌码 ${shop.code}（${shop.name}），选「没有问题」：马上加 1 分。
  2. 再记一次，从名单里选「${site.name}」，不扫门牌码：这一次要等社区看过才算。
  3. 换 ${demoAccounts.communityStaff.account} 登录，在「走访复核」里找到刚才那一条，点「核实，算数」；再换回来看积分。
  欠薪
  4. 不用登录，打开 ${url}/?scene=${site.code}（就当扫了${site.name}的码），点「工资没发、少发」，五步交上去，存好 16 位回执。
  5. 用 ${demoAccounts.streetStaff.account} 登录，在「反映」里受理，转给 ${demoAccounts.mediator.name}；再用 ${demoAccounts.mediator.account} 登录，记下调解、回一句留言。
  6. 回到手机上点「查我的反映」，看走到哪一步。
  换物品
  7. ${demoAccounts.volunteer.account} 点「去换物品」换一件，${demoAccounts.streetStaff.account} 在「积分与物品」里输那 6 个数字，当面发出。
  人员
  8. ${demoAccounts.communityStaff.account} 在「名册」里打开「志愿者申请」，勾几份，通过；${demoAccounts.streetStaff.account} 在「邀请」里发一个码，退出后点「用邀请码加入」。
${end}`
}
