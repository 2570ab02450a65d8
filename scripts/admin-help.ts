import { called } from '../server/operator/called.ts';
import { GIVEN_ROLES } from '../server/operator/people.ts';
import { inTongue } from './terminal.ts';

export const ADMIN_HELP = inTongue(
  `${called('admin', 'COMMAND')}

  setup-link                           空的出彩在浏览器里设置的地址，30 分钟内有效
  accept-key                           从此认数据文件夹里的密钥；没有就生成一把新的（密钥丢了才用）
  list                                 所有的区域、学校、班级，连同编号和代码；班级后面是人数
  create-district --code 440605 --name 南海区 --name-en "Nanhai District"
                                       新建一个区，用随程序带的量规
  publish-rubrics [--district CODE]    把 rubrics/ 里这个区还没有的版本发布出去
  create --username U --name N [--district CODE]
                                       新建账号，打印一次性登录码
  grant  --username U --role ROLE --place ID [--from DAY] [--to DAY]
                                       授权。ROLE：${GIVEN_ROLES.join(', ')}
                                       ID：学生、班级、学校或区域的编号，或名册里的编号；学校和区域也可以写名称
  end    --username U --role ROLE --place ID [--to DAY]
                                       结束授权：不写 --to 就是马上；写了就到那一天为止，还没到的那一天也可以改
  reset  --username U                  新的登录码；原来的密码和所有登录都失效
  codes  --class ID | --school ID [--for guardians|staff]
                                       给一个班里既没有密码、也没有有效登录码的人发登录码，一班一张，供打印；
                                       要给某一个人换新的，用 reset
  second-step --required yes|no [--district CODE]
                                       校长、德育处、教育管理人员、名册管理员、系统管理员登录时是否必须有手机上的验证码
  lost-phone --username U              取消这个账号的手机验证码（手机丢了）；先确认是本人。所有登录失效，下次登录时告诉本人

登录码 14 天有效、只能用一次，只在这里显示一次：请打印或抄下来。--lang zh|en 换语言。
`,
  `${called('admin', 'COMMAND')}

  setup-link                           the address where an empty installation is set up in a browser; good for 30 minutes
  accept-key                           the database belongs to the key in the data folder, or to a new one; only where the key is lost
  list                                 every place with its id and its code, classes with how many are in them
  create-district --code 440605 --name 南海区 --name-en "Nanhai District"
                                       a district with the rubrics that are shipped
  publish-rubrics [--district CODE]    publishes versions in rubrics/ that the district does not have yet
  create --username U --name N [--district CODE]
                                       an account; prints its single-use sign-in code
  grant  --username U --role ROLE --place ID [--from DAY] [--to DAY]
                                       ROLE: ${GIVEN_ROLES.join(', ')}
                                       ID: the id, or the roster's id, of the pupil, class, school or area;
                                       a school or an area by its name as well
  end    --username U --role ROLE --place ID [--to DAY]
                                       ends a grant at once, or after the day of --to; a day that has not come may be moved
  reset  --username U                  a new sign-in code; the password and all sessions end
  codes  --class ID | --school ID [--for guardians|staff]
                                       sign-in codes for everybody of a class who has neither a password nor a valid code,
                                       one sheet a class, to be printed; reset makes one person a new one
  second-step --required yes|no [--district CODE]
                                       whether principals, offices, officers, roster managers and operators must sign in with a code
                                       of their phone as well
  lost-phone --username U              takes that code off for somebody who lost the phone: make sure who asks. All sessions end, and
                                       the owner is told at the next sign-in

Codes last 14 days and work once. What is printed is shown only here: print it or write it down. --lang zh|en changes the language.
`,
);
