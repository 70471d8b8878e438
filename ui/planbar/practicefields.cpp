#include "ui/planbar/practicefields.h"

#include "domain/source.h"
#include "options/numbertext.h"
#include "session/downloadsession.h"
#include "ui/planbar/faultboxes.h"
#include "ui/widgets/messageline.h"
#include "ui/widgets/mutedlabel.h"
#include "ui/widgets/numberbox.h"
#include "ui/widgets/tickbox.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScopedValueRollback>

#include <limits>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {
using namespace std::chrono_literals;
constexpr milliseconds none{0};
} // namespace

PracticeFields::PracticeFields(DownloadSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_about(new MutedLabel(this)), m_fields(new QWidget(this)),
      m_ownDelay(new TickBox(tr("&Delay:"))), m_least(new NumberBox(none, maxPracticeDelay)),
      m_most(new NumberBox(none, maxPracticeDelay)), m_ownErrors(new TickBox(tr("&Errors:"))),
      m_errors(new NumberBox(0, 100, 1)), m_ownFaults(new TickBox(tr("F&aults:"))), m_faults(new FaultBoxes),
      m_faultsMessage(new MessageLine), m_ownSeed(new TickBox(tr("&Seed:"))),
      m_seed(new NumberBox(0, std::numeric_limits<quint32>::max(), 0)), m_slow(new QLineEdit),
      m_slowMessage(new MessageLine)
{
    m_ownDelay->setToolTip(tr("A random time before each answer."));
    m_least->setAccessibleName(tr("Shortest delay"));
    m_most->setAccessibleName(tr("Longest delay"));
    m_ownErrors->setToolTip(tr("The share of requests that are answered with an error."));
    m_errors->setAccessibleName(tr("Share of errors"));
    //: After a number, with the space before it
    m_errors->setSuffix(tr(" %"));
    m_ownFaults->setToolTip(tr("What happens to the requests that fail, each as likely as the others."));
    m_faults->setAccessibleName(tr("Faults of the practice server"));
    m_faultsMessage->setObjectName(u"faultsMessage"_s);
    m_ownSeed->setToolTip(tr("The same seed gives the same delays and the same errors."));
    m_seed->setAccessibleName(tr("Seed"));
    m_slow->setObjectName(u"slow"_s);
    m_slow->setPlaceholderText(u"BD=10"_s);
    m_slow->setAccessibleName(tr("Slow codes"));
    layOut();
    connectFields();
    refresh();
}

void PracticeFields::layOut()
{
    auto *const heading = new QLabel(tr("Practice server"));
    QFont strong = heading->font();
    strong.setWeight(QFont::DemiBold);
    heading->setFont(strong);
    m_about->setWordWrap(true);

    auto *const delays = new QHBoxLayout;
    delays->setSpacing(6);
    delays->addWidget(m_least, 1);
    //: Between the shortest and the longest delay
    delays->addWidget(new QLabel(tr("to")));
    delays->addWidget(m_most, 1);
    auto *const faults = new QVBoxLayout;
    faults->setSpacing(2);
    faults->addWidget(m_faults);
    faults->addWidget(m_faultsMessage);
    auto *const slow = new QVBoxLayout;
    slow->setSpacing(2);
    slow->addWidget(m_slow);
    slow->addWidget(m_slowMessage);
    auto *const slowLabel = new QLabel(tr("Slow &codes:"));
    slowLabel->setBuddy(m_slow);

    auto *const form = new QFormLayout(m_fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(labelSpacing);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(m_ownDelay, delays);
    form->addRow(m_ownErrors, m_errors);
    form->addRow(m_ownFaults, faults);
    form->addRow(m_ownSeed, m_seed);
    form->addRow(slowLabel, slow);

    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(heading);
    column->addWidget(m_about);
    column->addWidget(m_fields);
}

void PracticeFields::connectFields()
{
    const auto takeDelay = [this](RunOptions &options) {
        options.delay.reset();
        if (m_ownDelay->isChecked())
            options.delay = {m_least->duration(), m_most->duration()};
    };
    connect(m_ownDelay, &QCheckBox::toggled, this, [this, takeDelay] { change(takeDelay); });
    // The end that was not touched gives way.
    connect(m_least, &QDoubleSpinBox::valueChanged, this, [this, takeDelay](double least) {
        if (!m_showing)
            m_most->setValue(std::max(m_most->value(), least));
        change(takeDelay);
    });
    connect(m_most, &QDoubleSpinBox::valueChanged, this, [this, takeDelay](double most) {
        if (!m_showing)
            m_least->setValue(std::min(m_least->value(), most));
        change(takeDelay);
    });

    const auto takeErrors = [this](RunOptions &options) {
        options.errorRate.reset();
        if (m_ownErrors->isChecked())
            options.errorRate = m_errors->value() / 100;
    };
    connect(m_ownErrors, &QCheckBox::toggled, this, [this, takeErrors] { change(takeErrors); });
    connect(m_errors, &QDoubleSpinBox::valueChanged, this, [this, takeErrors] { change(takeErrors); });

    connect(m_ownFaults, &QCheckBox::toggled, this, [this](bool own) {
        change([=, this](RunOptions &options) {
            options.faults = own ? std::optional(m_faults->faults()) : std::nullopt;
        });
    });
    connect(m_faults, &FaultBoxes::faultsPicked, this,
            [this](PracticeFaults faults) { change([=](RunOptions &options) { options.faults = faults; }); });

    const auto takeSeed = [this](RunOptions &options) {
        options.seed.reset();
        if (m_ownSeed->isChecked())
            options.seed = quint32(m_seed->value());
    };
    connect(m_ownSeed, &QCheckBox::toggled, this, [this, takeSeed] { change(takeSeed); });
    connect(m_seed, &QDoubleSpinBox::valueChanged, this, [this, takeSeed] { change(takeSeed); });
    connect(m_slow, &QLineEdit::textChanged, this, &PracticeFields::takeSlow);
}

void PracticeFields::change(const std::function<void(RunOptions &)> &set)
{
    if (m_showing)
        return;
    RunOptions options = m_session->options();
    set(options);
    m_session->setOptions(options);
    refresh();
}

void PracticeFields::refresh()
{
    const QScopedValueRollback showing(m_showing, true);
    const RunOptions &options = m_session->options();
    const Source source = m_session->source();
    m_fields->setEnabled(source.practice.has_value());
    if (source.practice)
        //: %1 is the label of a source
        m_about->setText(tr("What is ticked replaces what %1 does.").arg(source.label));
    else
        //: %1 is the label of a source or its host; the others are names of sources
        m_about->setText(
            tr("%1 is no practice server; this is for LOCAL, DELAY and ERROR.").arg(source.label));

    const PracticeBehaviour behaviour = source.practice.value_or(PracticeBehaviour{});
    m_ownDelay->setChecked(options.delay.has_value());
    m_least->setEnabled(options.delay.has_value());
    m_most->setEnabled(options.delay.has_value());
    m_least->setDuration(options.delay ? options.delay->first : behaviour.minDelay);
    m_most->setDuration(options.delay ? options.delay->second : behaviour.maxDelay);
    m_ownErrors->setChecked(options.errorRate.has_value());
    m_errors->setEnabled(options.errorRate.has_value());
    m_errors->setValue(options.errorRate.value_or(behaviour.errorRate) * 100);
    m_ownFaults->setChecked(options.faults.has_value());
    m_faults->setEnabled(options.faults.has_value());
    m_faults->setFaults(behaviour.faults);
    tellFaults(behaviour);
    m_ownSeed->setChecked(options.seed.has_value());
    m_seed->setEnabled(options.seed.has_value());
    m_seed->setValue(options.seed.value_or(behaviour.seed));
    if (parseSlow(m_slow->text()) != options.slow && m_shownSlow != options.slow)
        m_slow->setText(slowText(options.slow));
    m_shownSlow = options.slow;
    takeSlow();
}

void PracticeFields::tellFaults(const PracticeBehaviour &behaviour)
{
    if (!behaviour.faults)
        m_faultsMessage->tell(tr("None is ticked: nothing fails."));
    else if (behaviour.errorRate <= 0)
        m_faultsMessage->tell(tr("Nothing fails while the share of errors is 0 %."));
    else
        m_faultsMessage->tell(tr("Each request that fails meets one of these."));
    m_faults->setAccessibleDescription(m_faultsMessage->text());
}

QList<QCheckBox *> PracticeFields::ticks() const
{
    return {m_ownDelay, m_ownErrors, m_ownFaults, m_ownSeed};
}

void PracticeFields::dropInvalid()
{
    if (!parseSlow(m_slow->text()))
        m_slow->setText(slowText(m_shownSlow));
}

void PracticeFields::takeSlow()
{
    const auto slow = parseSlow(m_slow->text());
    if (!slow)
        m_slowMessage->warn(
            tr("A code and its seconds (up to %1), such as BD=10").arg(maxPracticeDelay / 1s));
    else
        m_slowMessage->tell(tr("These answer after exactly so many seconds."));
    m_slow->setAccessibleDescription(m_slowMessage->text());
    if (slow && !m_showing)
        change([&](RunOptions &options) { options.slow = *slow; });
}

std::optional<QMap<CountryCode, milliseconds>> PracticeFields::parseSlow(const QString &text)
{
    static const QRegularExpression between(u"[\\s,;]+"_s);
    QMap<CountryCode, milliseconds> slow;
    for (const QString &word : text.split(between, Qt::SkipEmptyParts)) {
        const qsizetype sign = word.indexOf(u'=');
        const auto code = CountryCode::parse(word.left(std::max<qsizetype>(sign, 0)));
        const auto time = secondsNumber(word.mid(sign + 1), maxPracticeDelay);
        if (!code || !time)
            return std::nullopt;
        slow.insert(*code, *time);
    }
    return slow;
}

QString PracticeFields::slowText(const QMap<CountryCode, milliseconds> &slow)
{
    QStringList words;
    for (auto it = slow.cbegin(); it != slow.cend(); ++it)
        words << u"%1=%2"_s.arg(it.key().upper(), QString::number(double(it->count()) / 1000));
    return words.join(", "_L1);
}

} // namespace Flaghoist
