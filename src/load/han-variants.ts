/**
 * Characters that one form of written Chinese has and the other has not, simplified before traditional, taken from
 * those most used in news. Characters that both use in some word (后, 台, 里, 准 …) are left out.
 */
const PAIRS =
  "国國们們这這来來时時为為说說会會过過对對发發经經学學动動现現关關开開长長门門问問间間见見东東车車马馬书書买買卖賣语語话話请請谁誰" +
  "读讀让讓认認识識记記论論议議设設许許访訪证證评評词詞译譯试試该該详詳误誤谈談调調课課谢謝总總统統众眾网網红紅组組织織结結给給继繼" +
  "续續线線细細终終约約级級纪紀纳納纸紙练練绝絕维維综綜编編缘緣缩縮报報场場坏壞块塊坚堅执執扩擴护護担擔拟擬拥擁择擇据據损損换換击擊" +
  "战戰戏戲应應张張弹彈强強归歸当當录錄态態怀懷恶惡惊驚愿願无無旧舊显顯权權条條极極构構枪槍样樣标標树樹桥橋检檢楼樓欢歡岁歲残殘气氣" +
  "汉漢汇匯没沒沟溝泪淚洁潔济濟浓濃涨漲湿濕满滿灭滅灯燈灵靈灾災炼煉点點热熱爱愛状狀独獨狱獄环環电電画畫疗療监監盖蓋盘盤碍礙确確码碼" +
  "础礎礼禮离離种種积積称稱稳穩穷窮竞競笔筆签簽简簡类類粮糧紧緊罗羅罚罰职職联聯肤膚胜勝脑腦脸臉艺藝节節苏蘇药藥获獲营營蓝藍虽雖虑慮" +
  "补補装裝规規视視览覽觉覺触觸讨討训訓讯訊讲講诉訴诊診诚誠诗詩货貨质質贩販贪貪购購贯貫贵貴贷貸贸貿费費贺賀资資赖賴赛賽赢贏践踐踪蹤" +
  "轨軌转轉轮輪软軟轻輕载載较較辆輛辑輯输輸辖轄边邊达達迁遷运運还還进進远遠违違连連迟遲选選逊遜递遞遗遺邮郵邻鄰郑鄭释釋针針钟鐘钢鋼" +
  "钱錢铁鐵银銀错錯锁鎖镇鎮闭閉闻聞队隊阳陽阶階际際陆陸陈陳险險随隨隐隱难難雾霧静靜韩韓页頁顶頂项項顺順须須顾顧顿頓预預领領频頻题題" +
  "颜顏额額风風飞飛饭飯饮飲馆館驶駛驻駐验驗骗騙鱼魚鸟鳥鸡雞黄黃龙龍齐齊龄齡华華协協单單医醫卫衛厂廠厅廳历歷压壓县縣参參双雙变變员員" +
  "响響团團园園围圍图圖圆圓圣聖处處备備够夠头頭夺奪奋奮奖獎妇婦宁寧实實审審宪憲宽寬宾賓导導将將层層属屬岛島币幣师師带帶帮幫广廣庆慶" +
  "库庫异異弃棄彻徹忆憶忧憂恋戀抢搶抚撫抛拋挂掛挥揮数數断斷旷曠暂暫术術杀殺机機杂雜杰傑两兩严嚴个個临臨举舉义義乌烏乐樂乔喬习習乡鄉" +
  "争爭亏虧亚亞产產亲親亿億仅僅从從仓倉仪儀价價优優伟偉传傳伤傷伦倫伪偽体體侠俠侦偵侧側债債倾傾储儲儿兒党黨兰蘭兴興养養军軍农農决決" +
  "况況减減凤鳳则則刚剛创創剧劇劝勸办辦务務励勵劳勞势勢区區";

/** The form that has a character; made by the first Chinese text. */
let forms: ReadonlyMap<string, "Hans" | "Hant"> | undefined;

/** Telling characters that a text must have before it says anything. */
const ENOUGH = 3;
/** Share of them that must agree: a quoted name may be in the other form. */
const CLEAR = 0.8;

/**
 * Which form of written Chinese a text is in.
 * @param text - Chinese
 * @returns the script, or undefined where too few characters tell
 */
export function hanScript(text: string): "Hans" | "Hant" | undefined {
  forms ??= new Map(Array.from(PAIRS, (each, index) => [each, index % 2 === 0 ? "Hans" : "Hant"]));
  let simplified = 0;
  let traditional = 0;
  for (const character of text) {
    const form = forms.get(character);
    if (form === "Hans") simplified += 1;
    else if (form === "Hant") traditional += 1;
  }
  const telling = simplified + traditional;
  if (telling < ENOUGH) return undefined;
  if (simplified / telling >= CLEAR) return "Hans";
  return traditional / telling >= CLEAR ? "Hant" : undefined;
}
