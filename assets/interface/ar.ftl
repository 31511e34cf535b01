# The interface in Arabic. Ids are the same in every language; `command-NAME` is the one-line help
# of the command NAME.

# Panes
pane-documents = الوثائق
pane-highlights = المعالم
pane-help = المفاتيح والأوامر
pane-palette = الأوامر
pane-timeline = الخط الزمني
pane-across = كل الوثائق
pane-card = عن هذا الموضع
kind-date = التواريخ
kind-person = الأشخاص
kind-place = الأماكن
kind-organization = المنظمات
kind-other = أخرى
status-hint = {"?"} مساعدة  / بحث  Tab اللوحات  q خروج
status-hint-list = Enter فتح  / تصفية  Esc رجوع
status-hint-highlights = Enter الموضع التالي  e شرح  T الخط الزمني  x إخفاء  / تصفية أو مدة  Esc رجوع
status-hint-help = j k تمرير  Esc رجوع
status-hint-card = j k اختيار  Enter شرحه  Esc رجوع
status-hint-across = Enter فتح  / بحث  l دقة  r نمط  s ترتيب  f اسم  L لغة  m مواضع  Esc رجوع
status-hint-timeline = h l تنقّل  + - تكبير  j k اختيار  Enter إلى النص  / مدة  Esc رجوع
status-hint-field = Enter قبول  Esc رجوع
status-opening = جارٍ الفتح …
status-analysing = جارٍ التحليل …
status-searching = جارٍ البحث {$percent} %
status-still-reading = جارٍ القراءة {$percent} %
status-following = متابعة النهاية
status-near = أسماء الجوار
status-file-grown = طال الملف
status-file-cut-short = قُصّ الملف: R لإعادة قراءته
status-file-changed = تغيّر الملف: R لإعادة قراءته
status-file-replaced = استُبدل الملف: R لقراءة الجديد
status-file-gone = لم يعد الملف موجودًا
status-search = «{$text}»
status-nothing-open = لا شيء يُقرأ هنا.
status-nothing-found = لم يُعثر على شيء في هذا النص بعد.
status-nothing-listed = لا وثيقة مطابقة.
status-source-lines = أسطر المصدر
status-marks-hidden = بلا تشكيل
status-rtl = يمين
status-ltr = يسار
status-date = كُتبت في {$date}
status-reveal = المحارف الخفية ظاهرة
status-hazards = { $countForm ->
    [zero] لا محرف خفيًا مضللًا ({$count})
    [one] محرف خفي ({$count}) قد يضلل: المفتاح i يظهره
    [two] محرفان خفيان ({$count}) قد يضللان: المفتاح i يظهرهما
    [few] {$count} محارف خفية قد تضلل: المفتاح i يظهرها
    [many] {$count} محرفًا خفيًا قد يضلل: المفتاح i يظهرها
   *[other] {$count} محرف خفي قد يضلل: المفتاح i يظهرها
}
prompt-search = بحث:{" "}
prompt-across = كل الوثائق:{" "}
prompt-filter = تصفية:{" "}
prompt-document-date = كُتبت في:{" "}
prompt-palette = :{" "}
level-exact = الحروف نفسها
level-marks = بلا اعتبار للتشكيل
level-loose = بلا اعتبار لاختلاف الإملاء
level-word = كلمات تامة
across-regex = تعبير نمطي
across-hint-field = Ctrl-L الدقة  Ctrl-R نمط  Enter إلى النتائج
across-fault = ليس تعبيرًا نمطيًا: {$text}
across-hits = { $countForm ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] {$count} نتائج
    [many] {$count} نتيجة
   *[other] {$count} نتيجة
}
across-documents = { $countForm ->
    [zero] لا وثائق
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] {$count} وثائق
    [many] {$count} وثيقة
   *[other] {$count} وثيقة
}
across-more = { $countForm ->
    [zero] … لا غيرها
    [one] … ونتيجة أخرى
    [two] … ونتيجتان أخريان
    [few] … و{$count} نتائج أخرى
    [many] … و{$count} نتيجة أخرى
   *[other] … و{$count} نتيجة أخرى
}
across-stopped = توقف
across-by-hits = الأكثر نتائج أولًا
across-named = اسمها فيه {$text}
across-beside = مع {$text}
across-nothing-typed = اكتب ما تبحث عنه في كل الوثائق.
across-go-on = أكمل الكتابة؛ Ctrl-R يبحث عن الحروف نفسها.
across-searching = جارٍ البحث …
across-looking = جارٍ البحث عن المواضع …
across-nothing-listed = لا نتيجة توافق التصفية.
across-nothing-found = ليس في أي وثيقة.
choice-paragraph = اذهب إلى الفقرة {$number}
choice-percent = اذهب إلى {$number} %
timeline-selected = { $countForm ->
    [zero] {$bucket} · لا مواضع
    [one] {$bucket} · موضع واحد
    [two] {$bucket} · موضعان
    [few] {$bucket} · {$count} مواضع
    [many] {$bucket} · {$count} موضعًا
   *[other] {$bucket} · {$count} موضع
}
timeline-without-place = { $countForm ->
    [zero] كل المواضع معروفة الزمن
    [one] موضع واحد بلا زمن معروف
    [two] موضعان بلا زمن معروف
    [few] {$count} مواضع بلا زمن معروف
    [many] {$count} موضعًا بلا زمن معروف
   *[other] {$count} موضع بلا زمن معروف
}
timeline-empty = لا تاريخ مطابق.
card-words = في النص
card-kind = النوع
card-date = تاريخ
card-time = وقت
card-duration = مدة
card-set = زمن متكرر
card-interval = فترة بين طرفين
card-person = شخص
card-place = مكان
card-organization = منظمة
card-other = غير ذلك
card-name = الاسم
card-names = ورد باسم
card-roles = ووُصف بأنه
card-first = أول ورود
card-dates = تواريخ معه
card-together = ذُكر مع
card-link = سبب الربط
card-evidence = دلّ عليه
link-same-name = الاسم نفسه
link-same-row = السطر نفسه من قائمة
link-part = جزء من الاسم
link-acronym = الحروف الأولى
link-twin = وردا معًا وأحدهما بين قوسين
link-code = الرمز أو الرقم نفسه
card-value = القيمة
card-gregorian = بالميلادي
card-about-a-day = {$days} (بفارق يوم على الأكثر)
card-no-year = غير معروف: لا سنة تُفهم من النص
card-modifier = التقييد
card-anchor = محسوب من
card-candidates = وقد يكون
card-lies-in = يقع ضمن
card-holds = يشمل
card-overlaps = يتداخل مع
card-mentions = الموضع
card-rule = القاعدة
card-confidence = الثقة

# Notices
notice-percent-how = اكتب رقمًا أولًا: 50% يذهب إلى المنتصف.
notice-no-jump-back = لا موضع قبل هذا.
notice-no-jump-forward = لا موضع بعد هذا.
notice-wrapped-to-start = بلغت النهاية؛ استمر من البداية.
notice-wrapped-to-end = بلغت البداية؛ استمر من النهاية.
notice-no-such-mention = لا يوجد منها شيء في هذا النص.
notice-no-search = لم يُبحث عن شيء بعد: اضغط / ثم اكتب ما تبحث عنه.
notice-no-dates = لا تاريخ معروف السنة في هذا النص.
notice-finest = الأعمدة أيام، ولا أدق منها.
notice-coarsest = الأعمدة قرون، ولا أوسع منها.
notice-nothing-to-explain = لا موضع هنا ليُشرح.
notice-no-document-date = {$text} ليس يومًا. اكتبه هكذا 2025-05-30 أو بالكلمات مع سنته.
notice-no-period = لا تاريخ يطابق {$text}. تُكتب المدة هكذا: 2024 أو 2024-05 أو 2024..2025 أو ..1948 أو AH1446 أو AP1403.
notice-not-found = لم يُعثر على: {$text}
notice-search-stopped = أُوقف البحث.
notice-following = متابعة نهاية النص؛ تنتهي بالمفتاح F أو بالرجوع.
notice-not-following = انتهت المتابعة.
notice-still-reading = هذا آخر ما فُكّ ترميزه من الملف: {$percent} %.
notice-file-cut-short = قُصّ الملف؛ ينتهي النص حيث ينتهي الآن.
notice-file-changed = تغيّر الملف: المفتاح R يقرؤه من جديد.
notice-file-replaced = استُبدل الملف وهذا هو القديم؛ المفتاح R يقرأ الجديد.
notice-file-gone = لم يعد الملف موجودًا؛ ما فُتح منه يبقى مقروءًا.
notice-pipe-not-kept = لا يُحفظ المزيد مما يصل: {$error}
notice-read-failed = تعذّرت قراءة الملف: {$error}
notice-analysis-stopped = أُوقف التحليل؛ ما عُثر عليه يبقى.
notice-nothing-to-stop = لا تحليل جارٍ.
notice-mention = {$name} · {$number}/{$count}
notice-no-more-documents = لا وثيقة أخرى.
notice-kind-hidden = أُخفي هذا النوع؛ المفتاح X يظهر كل الأنواع من جديد.
notice-threshold = { $countForm ->
    [zero] الأسماء بثقة {$percent} % فأكثر؛ لم يُحجب شيء ({$count}).
    [one] الأسماء بثقة {$percent} % فأكثر؛ حُجب موضع واحد ({$count}).
    [two] الأسماء بثقة {$percent} % فأكثر؛ حُجب موضعان ({$count}).
    [few] الأسماء بثقة {$percent} % فأكثر؛ حُجبت {$count} مواضع.
    [many] الأسماء بثقة {$percent} % فأكثر؛ حُجب {$count} موضعًا.
   *[other] الأسماء بثقة {$percent} % فأكثر؛ حُجب {$count} موضع.
}
notice-marks-shown = التشكيل ظاهر.
notice-marks-hidden = التشكيل مخفي.
notice-marks-not-here = هذه الطرفية لا ترسم التشكيل كما ينبغي، لذا يبقى مخفيًا (الخيار --marks يظهره).
notice-digits-as-written = الأرقام كما كُتبت.
notice-digits-european = أرقام أوروبية.
notice-digits-arabic = أرقام عربية مشرقية.
notice-direction-auto = الاتجاه بحسب النص.
notice-direction-rtl = كل الفقرات من اليمين إلى اليسار.
notice-direction-ltr = كل الفقرات من اليسار إلى اليمين.
notice-reveal-on = المحارف الخفية ظاهرة.
notice-reveal-off = المحارف الخفية مخفية.
notice-reflow-on = الأسطر المقطوعة موصولة.
notice-reflow-off = الأسطر كما في المصدر.
notice-language = الواجهة بالعربية.
notice-copied = { $countForm ->
    [zero] لم يُنسخ شيء ({$count}).
    [one] نُسخ محرف واحد ({$count}).
    [two] نُسخ محرفان ({$count}).
    [few] نُسخت {$count} محارف.
    [many] نُسخ {$count} محرفًا.
   *[other] نُسخ {$count} محرف.
}
notice-nothing-to-copy = لا شيء هنا يُنسخ.
notice-copy-failed = لم تقبل الطرفية النسخ.
notice-encoding = قُرئ بترميز {$encoding}؛ الخيار --encoding يغيّره.
notice-malformed = { $countForm ->
    [zero] قُرئ بترميز {$encoding} ({$count}).
    [one] قُرئ بترميز {$encoding}: موضع واحد ({$count}) لا يُفك ترميزه يظهر �.
    [two] قُرئ بترميز {$encoding}: موضعان ({$count}) لا يُفك ترميزهما يظهران �.
    [few] قُرئ بترميز {$encoding}: {$count} مواضع لا يُفك ترميزها تظهر �.
    [many] قُرئ بترميز {$encoding}: {$count} موضعًا لا يُفك ترميزه يظهر �.
   *[other] قُرئ بترميز {$encoding}: {$count} موضع لا يُفك ترميزه يظهر �.
}
notice-keys-file = في ملف مفاتيحك keys.toml: {$text}

# What cannot be opened or listed.
open-missing = {$path}: لا ملف ولا مجلد بهذا الاسم؛ تحقق من كتابته ومن المجلد الحالي
open-broken-link = {$path}: هذا الرابط يشير إلى {$target} وهو غير موجود؛ أصلح الرابط أو احذفه
open-unreadable = {$path}: لا يُسمح لك بقراءته؛ اطلب ذلك من صاحبه أو غيّر أذوناته (chmod u+r)
open-folder = {$path}: هذا مجلد؛ اكتب اسمه عند التشغيل (qari {$path}) لقراءة ما فيه من نصوص
open-not-a-file = {$path}: هذا ليس ملفًا ({$what})؛ مرّر ما يخرج منه إلى الدخل القياسي (qari -)
open-binary = {$path}: هذا ليس نصًا ({$what})؛ حوّله إلى نص أولًا، أو حدد ترميزًا بالخيار --encoding لترى ما فيه على حاله
open-too-large = {$path}: أكبر من {$most} بايت، وهو أكثر ما يُقرأ؛ قسّمه إلى أجزاء
open-unknown-encoding = لا ترميز باسم {$label}؛ هل تقصد {$close}؟
open-failed = {$path}: تعذّرت القراءة ({$error})؛ حاول من جديد، أو انسخه إلى مكان آخر أولًا
list-no-texts = {$path}: لا ملفات نصية في هذا المجلد (لا تُعرض الملفات المخفية ولا الصيغ غير النصية)
list-link-loop = {$path}: هذا الرابط يعود إلى المجلد الذي هو فيه، فلا يُعرض
list-too-deep = {$path}: أعمق من {$most} مجلدًا متداخلًا؛ اكتب اسمه عند التشغيل لقراءة ما فيه
list-too-many = {$path}: أكثر من {$most} وثيقة؛ لا يُعرض ما بعدها
keys-unreadable = تعذّرت قراءته ({$error})
keys-no-command = لا أمر باسم {$name}
keys-no-key = {$name}: لا مفتاح باسم {$key}

# Help
help-reading = في النص
help-everywhere = في كل مكان
help-lists = في القوائم
help-highlights = في المعالم
help-timeline = في الخط الزمني
help-across = في البحث في كل الوثائق
help-card = في بطاقة الموضع
help-fields = أثناء الكتابة
help-help = في هذه المساعدة

command-line-down = سطر إلى أسفل
command-line-up = سطر إلى أعلى
command-half-page-down = نصف صفحة إلى أسفل
command-half-page-up = نصف صفحة إلى أعلى
command-page-down = صفحة إلى أسفل
command-page-up = صفحة إلى أعلى
command-text-start = بداية النص؛ ومع رقم: تلك الفقرة
command-text-end = نهاية النص؛ ومع رقم: تلك الفقرة
command-go-percent = مع رقم: تلك النسبة المئوية من النص
command-paragraph-next = الفقرة التالية
command-paragraph-previous = الفقرة السابقة
command-jump-back = الرجوع إلى الموضع الذي قفزت منه
command-jump-forward = تقدم من جديد بعد الرجوع
command-date-next = التاريخ التالي
command-date-previous = التاريخ السابق
command-person-next = الشخص التالي
command-person-previous = الشخص السابق
command-place-next = المكان التالي
command-place-previous = المكان السابق
command-organization-next = المنظمة التالية
command-organization-previous = المنظمة السابقة
command-mention-next = الموضع التالي لأي شيء مذكور
command-mention-previous = الموضع السابق لأي شيء مذكور
command-copy = نسخ المذكور أو الفقرة بترتيب القراءة
command-follow = متابعة نهاية نص ينمو
command-reload = قراءة الملف من جديد عند الكلمات نفسها
command-analysis-stop = إيقاف التحليل الجاري
command-search = بحث؛ لا أثر لاختلاف الإملاء ولا للتشكيل
command-search-next = النتيجة التالية
command-search-previous = النتيجة السابقة
command-search-end = إزالة علامات البحث
command-search-across = البحث في كل الوثائق؛ ومرة أخرى: النتائج كما كانت
command-pane-next = اللوحة التالية
command-pane-previous = اللوحة السابقة
command-pane-left = اللوحة التي على اليسار
command-pane-right = اللوحة التي على اليمين
command-documents = قائمة الوثائق
command-highlights = المعالم
command-document-next = الوثيقة التالية
command-document-previous = الوثيقة السابقة
command-list-down = إلى أسفل في القائمة
command-list-up = إلى أعلى في القائمة
command-list-page-down = صفحة إلى أسفل في القائمة
command-list-page-up = صفحة إلى أعلى في القائمة
command-list-start = بداية القائمة
command-list-end = نهاية القائمة
command-list-enter = فتح الوثيقة؛ أو الذهاب إلى الموضع التالي؛ أو طيّ المجموعة
command-list-filter = تصفية القائمة بالكتابة
command-list-leave = إزالة التصفية؛ ثم رجوع إلى النص
command-entry-next = الموضع التالي لهذا المذكور
command-entry-previous = الموضع السابق لهذا المذكور
command-kind-hide = إخفاء هذا النوع
command-kinds-show = إظهار كل الأنواع
command-timeline = الخط الزمني للتواريخ
command-document-date = تحديد تاريخ كتابة الوثيقة الذي تُحسب منه التواريخ النسبية
command-explain = ما يعنيه الموضع والقاعدة التي عثرت عليه
command-timeline-left = العمود الأيسر
command-timeline-right = العمود الأيمن
command-timeline-start = أقدم عمود
command-timeline-end = أحدث عمود
command-timeline-finer = أعمدة أدق: قرون ثم عقود ثم سنوات ثم أشهر ثم أيام
command-timeline-coarser = أعمدة أوسع
command-timeline-down = الموضع التالي في العمود
command-timeline-up = الموضع السابق في العمود
command-timeline-page-down = صفحة إلى الأسفل في مواضعه
command-timeline-page-up = صفحة إلى الأعلى في مواضعه
command-timeline-enter = الذهاب إلى الموضع في النص
command-timeline-filter = تواريخ مدة معينة: 2024 أو 2024..2025 أو AH1446
command-timeline-leave = إزالة التصفية؛ ترك الخط الزمني
command-marks = إظهار التشكيل أو إخفاؤه
command-digits = الأرقام كما كُتبت أو أوروبية أو عربية مشرقية
command-direction = الاتجاه بحسب النص أو من اليمين أو من اليسار
command-reveal = إظهار محارف التحكم الخفية أو إخفاؤها
command-reflow = وصل الأسطر المقطوعة أو عرضها كما في المصدر
command-wider = عمود أعرض للنص
command-narrower = عمود أضيق للنص
command-language = الواجهة بلغة أخرى
command-surer = الأسماء الأوثق وحدها: يرفع الثقة المطلوبة
command-less-sure = الأقل ثقة أيضًا: يخفض الثقة المطلوبة
command-help = المفاتيح والأوامر
command-palette = البحث عن أمر بالكتابة؛ والرقم يذهب إلى تلك الفقرة
command-redraw = رسم الشاشة من جديد
command-suspend = رجوع إلى الصدفة (fg للعودة)
command-quit = خروج
command-field-accept = قبول
command-field-leave = رجوع؛ ويبقى كل شيء كما كان
command-field-left = يسار
command-field-right = يمين
command-field-start = بداية الحقل
command-field-end = نهاية الحقل
command-field-backspace = حذف ما قبل المؤشر
command-field-delete = حذف ما بعد المؤشر
command-field-delete-word = حذف كلمة
command-field-delete-to-start = حذف كل ما قبل المؤشر
command-field-older = بحث أقدم؛ أو الاختيار الأعلى
command-field-newer = بحث أحدث؛ أو الاختيار الأسفل
command-field-level = مدى مطابقة النتيجة لما كُتب
command-field-regex = الحروف نفسها أو تعبير نمطي
command-across-down = إلى أسفل في النتائج
command-across-up = إلى أعلى في النتائج
command-across-page-down = صفحة إلى أسفل في النتائج
command-across-page-up = صفحة إلى أعلى في النتائج
command-across-start = بداية النتائج
command-across-end = نهاية النتائج
command-across-document-next = الوثيقة التالية في النتائج
command-across-document-previous = الوثيقة السابقة في النتائج
command-across-enter = فتح الوثيقة عند النتيجة؛ والرجوع يعيد إلى النتائج
command-across-edit = تغيير ما يُبحث عنه
command-across-level = مدى مطابقة النتيجة لما كُتب
command-across-regex = الحروف نفسها أو تعبير نمطي
command-across-sort = بترتيب القائمة أو الأكثر نتائج أولًا
command-across-filter = الوثائق التي في اسمها هذا وحدها
command-across-language = وثائق لغة واحدة
command-across-kind = النتائج التي في تاريخ أو شخص أو مكان أو بجانبه
command-across-leave = إيقاف البحث والرجوع إلى النص
command-help-down = أسفل
command-help-up = أعلى
command-help-page-down = صفحة إلى أسفل
command-help-page-up = صفحة إلى أعلى
command-help-leave = ترك المساعدة
command-card-down = الاسم التالي في البطاقة
command-card-up = الاسم السابق في البطاقة
command-card-page-down = صفحة إلى أسفل
command-card-page-up = صفحة إلى أعلى
command-card-enter = بطاقة ذلك الاسم
command-card-leave = مغادرة البطاقة

# Words of `qari doctor`.
doctor-title =
    ما تفعله هذه الطرفية بالنص المكتوب من اليمين إلى اليسار، وما يرسله قارئ إليها
doctor-asked =
    السؤال والجواب
doctor-silent =
    لا جواب
doctor-variables =
    المتغيرات
doctor-follows =
    ما ينتج عن ذلك
doctor-terminal =
    الطرفية
doctor-terminal-unknown =
    غير معروفة
doctor-because =
    السبب
doctor-because-switch =
    أجابت بأن إعادة الترتيب فيها قابلة للإيقاف (DECRQM 8)
doctor-because-version =
    جوابها عن الإصدار { $text }
doctor-because-attributes =
    صفات الجهاز { $text }
doctor-because-variable =
    في البيئة { $text }
doctor-because-nothing =
    لم يُعرف شيء
doctor-mode =
    الطريقة
doctor-mode-visual =
    visual: الخلايا كما تُرى، من اليسار إلى اليمين
doctor-mode-split =
    split: مثل visual، مع لون لا يُرى يفصل بين الخلايا المتجاورة
doctor-mode-words =
    words: كل كلمة معكوسة، للطرفيات التي تقلب الكلمات
doctor-mode-fenced =
    fenced: كلمات معكوسة بين علامات الاتجاه
doctor-mode-logical =
    logical: بترتيب القراءة، والباقي على الطرفية
doctor-decided =
    صاحب القرار
doctor-decided-order =
    خيار أو المتغير QARI_TERMINAL
doctor-decided-saved =
    اختيارك المحفوظ لهذه الطرفية
doctor-decided-table =
    المعروف عن هذه الطرفية
doctor-start =
    يُرسل في البداية
doctor-end =
    يُرسل في النهاية
doctor-nothing =
    لا شيء
doctor-marks =
    التشكيل
doctor-drawn =
    يُرسم
doctor-not-drawn =
    لا يُرسم
doctor-panes =
    اللوحات
doctor-panes-beside =
    جنبًا إلى جنب
doctor-panes-one =
    لوحة واحدة كل مرة (لأن الطرفية تخلط كلماتها)
doctor-colours =
    الألوان
doctor-background =
    الخلفية
doctor-dark =
    داكنة
doctor-light =
    فاتحة
doctor-lam-alef =
    أعمدة اللام والألف
doctor-known-by =
    تُعرف بـ
doctor-explicit =
    ما دام قارئ يعمل فإن اللوحات الأخرى في النافذة نفسها لا يُعاد ترتيبها أيضًا.
doctor-question =
    أي سطر يُقرأ صحيحًا، حروفه متصلة وحدوده مستقيمة؟ (1-4، 0 لا شيء، m التشكيل، Enter للحفظ، q للخروج)
doctor-chosen =
    السطر { $line }: { $mode }. التشكيل { $marks }. Enter للحفظ.
doctor-saved =
    حُفظ لهذه الطرفية. للتراجع: qari doctor مرة أخرى، أو --terminal-mode=auto
doctor-not-saved =
    لم يُحفظ: { $error }. للعمل به مع ذلك: --terminal-mode={ $mode }
doctor-no-answer =
    لم تُجب الطرفية بما تُعرف به مرة أخرى
doctor-unchanged =
    لم يتغير شيء.
doctor-reset =
    أُرسلت متتاليات النهاية.
doctor-not-a-terminal =
    لا طرفية هنا: لم يُسأل شيء ولا صورة.
doctor-advice-font =
    جرّب خطًا فيه أشكال الحروف العربية (مثل DejaVu Sans Mono) أو طرفية أخرى. يستمر قارئ بطريقة visual.
doctor-advice-putty-boxes =
    في PuTTY: اختر Disable bidirectional text display و Disable Arabic text shaping في الإعدادات، فيصح السطر 1.
doctor-advice-kitty-force-ltr =
    في kitty: اكتب force_ltr yes في الملف kitty.conf وشغّله من جديد واختر السطر 1، فيصح التشكيل أيضًا.
doctor-advice-console-font =
    في طرفية لينكس: حمّل خطًا فيه حروف عربية (setfont).
doctor-advice-bidi-preference =
    إذا كان النص ثنائي الاتجاه مشغّلًا في إعدادات هذه الطرفية فأوقفه واختر السطر 1، أو اختر السطر 4.

doctor-sample =
    السلام عليكم 29 إلى 31 (CASA-1000)، لا
doctor-sample-marked =
    عليكم
doctor-sample-second =
    שלום 12 abc
doctor-sample-vocalised =
    السَّلَامُ عَلَيْكُمْ
