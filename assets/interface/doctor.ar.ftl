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
    الحركات
doctor-drawn =
    تُرسم
doctor-not-drawn =
    لا تُرسم
doctor-panes =
    الألواح
doctor-panes-beside =
    جنبًا إلى جنب
doctor-panes-one =
    لوح واحد كل مرة (لأن الطرفية تخلط كلماتها)
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
    ما دام قارئ يعمل فإن الألواح الأخرى في النافذة نفسها لا يُعاد ترتيبها أيضًا.
doctor-question =
    أي سطر يُقرأ صحيحًا، حروفه متصلة وحدوده مستقيمة؟ (1-4، 0 لا شيء، m الحركات، Enter للحفظ، q للخروج)
doctor-chosen =
    السطر { $line }: { $mode }. الحركات { $marks }. Enter للحفظ.
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
    في kitty: اكتب force_ltr yes في الملف kitty.conf وشغّله من جديد واختر السطر 1، فتصح الحركات أيضًا.
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
