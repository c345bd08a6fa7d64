export const usage = `用法：npm run local -- 命令 [选项]

  start    开一个空的云开发环境，任何云开发项目都能用（小红帽自己请用 npm start）
             --data DIR         数据放在哪个文件夹，平常是 .data/bare
             --port N           用哪个端口，平常是 7400；0 是随便一个空的
             --host 地址        给谁用，平常是 127.0.0.1，只有这台机器
             --env 名字         环境名，平常是 local
             --cloudbaserc FILE 云函数的部署配置 cloudbaserc.json
             --collections FILE 集合和索引：[{"name":"notes","indexes":[{"fields":[["at",-1]]}]}]
             --web DIR          网页，放在 / 下
             --watch            云函数的文件一改就用新的
  backup   备份，开着也能做；整份做好才有名字，不会留下半份
             --data DIR         哪份数据，平常是 .data/cloud（npm start 的那份，连同旁边的 secrets.json）
             --to DIR           备份放到哪个新文件夹，平常是 .data/backups/日期时间
  restore 备份
           恢复到空的文件夹；先把整份备份核对一遍，不对就什么也不动
             --data DIR         恢复到哪里，平常是 .data/cloud
             --replace          换下原来的数据（不删，改名放在旁边）；正开着的不换
  check    从头到尾查一遍数据，开着也能查；有不对的就一条条说出来，以 1 结束
             --data DIR         哪份数据，平常是 .data/cloud
  explain 集合 [查询]
           说说这个查询怎么读：用哪个索引，是不是要读完整个集合
             --sort JSON        顺序，如 '{"at":-1,"_id":-1}'
             --data DIR         哪份数据，平常是 .data/cloud
  --help   看这段说明

例子
  npm run local -- start --cloudbaserc ./cloudbaserc.json --data ./cloud-data
  npm run local -- backup --to /media/usb/street-1
  npm run local -- restore /media/usb/street-1 --replace
  npm run local -- explain users '{"streetId":"s1","roles.role":"mediator"}' --sort '{"since":-1}'`
