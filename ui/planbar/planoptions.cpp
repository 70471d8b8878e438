#include "ui/planbar/planoptions.h"

#include "countries/catalogue.h"
#include "domain/imageformat.h"
#include "options/optionvalue.h"
#include "session/downloadsession.h"
#include "ui/widgets/appstyle.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/palette.h"
#include "wording/practicetext.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScreen>
#include <QStyle>

#include <algorithm>
#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int optionGap = 6;

struct ChipText
{
    Q_DECLARE_TR_FUNCTIONS(OptionChips)
};

/// One option that is not the default.
struct ChangedOption
{
    QString text; ///< "timeout 2 s"
    std::function<void(RunOptions &)> reset;
};

/// "10 s", "0.25 s": as it was set.
QString exactText(milliseconds duration)
{
    const double seconds = std::chrono::duration<double>(duration).count();
    //: %1 is a number of seconds
    return ChipText::tr("%1 s").arg(QLocale().toString(seconds, 'f', QLocale::FloatingPointShortest));
}

/// What of \a options differs from a first start; what is for practice sources only where \a isPractice.
QList<ChangedOption> changedOptions(const RunOptions &options, bool isPractice)
{
    static const RunOptions defaults;
    QList<ChangedOption> changed;
    const auto add = [&](auto option, const QString &text) {
        if (options.*option != defaults.*option)
            changed << ChangedOption{text, [option](RunOptions &reset) {
                                         reset.*option = defaults.*option;
                                     }};
    };
    //: Chip: an option that is set
    add(&RunOptions::retries, ChipText::tr("retries %1").arg(options.retries));
    //: Chip: an option that is set; %1 is a time
    add(&RunOptions::timeout, ChipText::tr("timeout %1").arg(exactText(options.timeout)));
    add(&RunOptions::existing,
        options.existing == ExistingFiles::Update
            //: Chip: files that are there already are replaced where the source has another flag by now
            ? ChipText::tr("replaces only what changed")
            //: Chip: files that are there already are not written again
            : ChipText::tr("keeps existing files"));
    //: Chip: %1 says how files are called
    add(&RunOptions::name, ChipText::tr("names %1").arg(options.name.text()));
    if (!isPractice)
        return changed;
    PracticeBehaviour set = options.behaviourFrom({});
    set.errorRate = options.errorRate.value_or(0); // as it was set, whatever the faults make of it
    const PracticeFaults faults = options.faults.value_or(PracticeFaults());
    const auto kinds = int(std::ranges::count_if(
        allPracticeFaults, [&](PracticeFault fault) { return faults.testFlag(fault); }));
    add(&RunOptions::delay,
        //: Chip: an option that is set; %1 and %2 are times
        ChipText::tr("delay %1 to %2").arg(exactText(set.minDelay), exactText(set.maxDelay)));
    //: Chip: an option that is set; %1 is a number
    add(&RunOptions::errorRate, ChipText::tr("%1% errors").arg(practicePercentText(set)));
    //: Chip: which kinds of faults the practice server makes is set
    add(&RunOptions::faults, ChipText::tr("%n fault(s)", nullptr, kinds));
    //: Chip: the practice server answers so many requests at a time
    add(&RunOptions::capacity, ChipText::tr("capacity %L1").arg(set.capacity));
    //: Chip: the practice server answers so many requests per second
    add(&RunOptions::rate, ChipText::tr("rate %L1/s").arg(set.rate));
    //: Chip: an option that is set
    add(&RunOptions::seed, ChipText::tr("seed %1").arg(set.seed));
    for (auto slow = options.slow.cbegin(); slow != options.slow.cend(); ++slow)
        //: Chip: the practice server answers this code after this time; %1 is a code
        changed << ChangedOption{ChipText::tr("%1 = %2").arg(slow.key().upper(), exactText(slow.value())),
                                 [code = slow.key()](RunOptions &reset) {
                                     reset.slow.remove(code);
                                 }};
    return changed;
}

} // namespace

OptionChips::OptionChips(DownloadSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_more(new UndoChip(tr("+%L1").arg(10), this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_more->setEnabled(false);
    m_more->hide();
}

void OptionChips::refresh()
{
    const QList<ChangedOption> changed =
        changedOptions(m_session->options(), m_session->source().practice.has_value());
    QStringList shown;
    for (const ChangedOption &option : changed)
        shown << option.text;
    if (std::exchange(m_shown, shown) != shown) {
        for (UndoChip *const chip : std::exchange(m_chips, {}))
            chip->deleteLater(); // it may be the one that was pressed
        for (const ChangedOption &option : changed) {
            auto *const chip = new UndoChip(option.text, this);
            chip->setToolTip(tr("Back to the default"));
            //: For a screen reader: %1 is an option that is set, %2 what pressing does
            chip->setAccessibleName(tr("%1: %2").arg(option.text, chip->toolTip()));
            connect(chip, &QPushButton::clicked, this, [this, reset = option.reset] {
                RunOptions options = m_session->options();
                reset(options);
                m_session->setOptions(options);
            });
            m_chips << chip;
        }
        updateGeometry();
    }
    for (UndoChip *const chip : m_chips)
        chip->setEnabled(!m_session->isBusy());
    arrange();
}

QSize OptionChips::sizeHint() const
{
    QSize size(0, m_more->sizeHint().height());
    for (const UndoChip *const chip : m_chips)
        size.rwidth() += chip->sizeHint().width() + optionGap;
    return size;
}

QSize OptionChips::minimumSizeHint() const
{
    return {0, m_more->sizeHint().height()};
}

void OptionChips::arrange()
{
    int left = 0;
    qsizetype shown = 0;
    const auto place = [&](UndoChip *chip) {
        chip->setGeometry(QStyle::visualRect(layoutDirection(), rect(), {QPoint(left, 0), chip->sizeHint()}));
        left += chip->width() + optionGap;
    };
    for (UndoChip *const chip : m_chips) {
        const int rest = chip == m_chips.last() ? 0 : optionGap + m_more->sizeHint().width();
        const bool fits =
            m_chips[shown] == chip && left + chip->sizeHint().width() + rest <= width(); // so do all before
        chip->setVisible(fits);
        if (!fits)
            continue;
        place(chip);
        ++shown;
    }
    //: Chip: so many more options are set
    m_more->setText(tr("+%L1").arg(m_chips.size() - shown));
    place(m_more);
    m_more->setVisible(shown < m_chips.size());
    m_more->setToolTip(m_shown.mid(shown).join(u'\n'));
}

namespace {
constexpr milliseconds minTimeout{100};

/// Puts what the popup shows back to how a first start has it; the rest of \a options stays.
RunOptions reset(RunOptions options)
{
    static_cast<TransferOptions &>(options) = TransferOptions();
    return options;
}

/// As far as the URL shows it; what is saved follows the content.
QString extensionOf(const Source &source)
{
    for (const ImageFormat format : imageFormats) {
        if (source.urlTemplate.text().endsWith(u'.' + imageFormatId(format), Qt::CaseInsensitive))
            return imageFormatId(format);
    }
    return imageFormatId(ImageFormat::Png);
}
} // namespace

OptionsPopup::OptionsPopup(DownloadSession *session, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_session(session), m_retries(new NumberBox(0.0, maxRetries, 0)),
      m_timeout(new NumberBox(minTimeout, maxTimeout)), m_existing(new QComboBox),
      m_name(new QLineEdit(NameTemplate().text())), m_nameMessage(new MessageLine),
      m_reset(new QPushButton(tr("Reset to defa&ults")))
{
    setAttribute(Qt::WA_NoMouseReplay); // a click on the button that opened it only closes it
    setAccessibleName(tr("Options"));
    m_retries->setObjectName(u"retries"_s);
    m_timeout->setObjectName(u"timeout"_s);
    m_retries->setToolTip(tr("How often a flag is tried again after a temporary error."));
    m_timeout->setToolTip(tr("Longest time for one attempt."));
    //: What happens to files that are there already
    m_existing->addItem(tr("Overwrite them"), int(ExistingFiles::Overwrite));
    //: What happens to files that are there already
    m_existing->addItem(tr("Keep what is there"), int(ExistingFiles::Skip));
    //: What happens to files that are there already: the server is asked whether it has another flag by now
    m_existing->addItem(tr("Replace only what changed"), int(ExistingFiles::Update));
    m_reset->setAutoDefault(false);
    layOut();

    connect(m_retries, &QDoubleSpinBox::valueChanged, this,
            [this](double retries) { change([=](RunOptions &options) { options.retries = int(retries); }); });
    connect(m_timeout, &QDoubleSpinBox::valueChanged, this,
            [this] { change([this](RunOptions &options) { options.timeout = m_timeout->duration(); }); });
    connect(m_existing, &QComboBox::currentIndexChanged, this, [this] {
        const auto existing = ExistingFiles(m_existing->currentData().toInt());
        change([=](RunOptions &options) { options.existing = existing; });
    });
    connect(m_name, &QLineEdit::textChanged, this, &OptionsPopup::readName);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_name->setText(m_shownName.text()); // what was typed goes as well
        change([](RunOptions &options) { options = reset(options); });
    });
    connect(m_session, &DownloadSession::optionsChanged, this, &OptionsPopup::refresh);
    connect(m_session, &DownloadSession::stateChanged, this, [this] {
        if (m_session->isBusy())
            hide();
    });
    refresh();
}

void OptionsPopup::layOut()
{
    auto *const form = new QFormLayout;
    form->setHorizontalSpacing(10);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Retries:"), m_retries);
    form->addRow(tr("&Timeout:"), m_timeout);
    form->addRow(tr("E&xisting files:"), m_existing);
    auto *const name = new QVBoxLayout;
    name->setSpacing(2);
    name->addWidget(m_name);
    name->addWidget(m_nameMessage);
    auto *const nameLabel = new QLabel(tr("&File names:"));
    nameLabel->setBuddy(m_name);
    nameLabel->setAlignment(Qt::AlignLeading | Qt::AlignTop); // beside the field, not between it and the hint
    nameLabel->setContentsMargins(0, (m_name->sizeHint().height() - fontMetrics().height()) / 2, 0, 0);
    form->addRow(nameLabel, name);
    m_name->setMinimumWidth(40 * fontMetrics().averageCharWidth());
    m_name->setObjectName(u"name"_s);
    m_nameMessage->setObjectName(u"nameMessage"_s);
    m_name->setAccessibleName(tr("File names"));
    //: What is in braces stays as it is
    m_name->setToolTip(
        tr("{cc} or {CC}: the code; {alpha3}, {numeric}: the longer codes; {name}, {region}: in English"));

    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 12);
    column->setSpacing(10);
    column->setSizeConstraint(QLayout::SetFixedSize);
    column->addLayout(form);
    column->addWidget(newHairline());
    column->addWidget(m_reset, 0, Qt::AlignTrailing);
}

void OptionsPopup::openUnder(QWidget *button)
{
    refresh();
    const QRect room = button->screen()->availableGeometry();
    QRect place(button->mapToGlobal(QPoint(0, button->height() + 4)), sizeHint());
    if (layoutDirection() == Qt::LeftToRight)
        place.moveRight(place.left() + button->width() - 1);
    move(std::clamp(place.left(), room.left(), std::max(room.left(), room.right() - place.width())),
         std::clamp(place.top(), room.top(), std::max(room.top(), room.bottom() - place.height())));
    show();
    m_retries->setFocus(Qt::PopupFocusReason);
    m_retries->selectAll();
}

std::optional<QString> OptionsPopup::refusedName() const
{
    return NameTemplate::parse(m_name->text()) ? std::nullopt : std::optional(m_name->text());
}

void OptionsPopup::refresh()
{
    const QScopedValueRollback showing(m_showing, true);
    const RunOptions &options = m_session->options();
    m_retries->showValue(options.retries);
    m_timeout->showDuration(options.timeout);
    m_existing->setCurrentIndex(m_existing->findData(int(options.existing)));
    // What is being typed stays, valid or not.
    if (std::exchange(m_shownName, options.name) != options.name && m_name->text() != options.name.text())
        m_name->setText(options.name.text());
    readName();
    m_reset->setEnabled(reset(options) != options);
}

void OptionsPopup::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setPen(coloursOf(palette()).cardBorder);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void OptionsPopup::change(const std::function<void(RunOptions &)> &set)
{
    if (m_showing)
        return;
    RunOptions options = m_session->options();
    set(options);
    m_session->setOptions(options);
}

void OptionsPopup::readName()
{
    const auto name = NameTemplate::parse(m_name->text());
    QList<CountryCode> codes = m_session->options().codes;
    if (codes.isEmpty())
        codes = topTwenty();
    const auto names = name ? fileNames(*name, codes) : Result<QList<FileName>, Problem>(name.error());
    if (names) {
        QStringList files;
        for (const FileName &file : names->first(std::min<qsizetype>(3, names->size())))
            files.append(file.file + u'.' + extensionOf(m_session->source()));
        if (names->size() > files.size())
            files.append(u"…"_s);
        //: %1 is a list of file names
        m_nameMessage->showHint(tr("Such as %1").arg(files.join(u", "_s)));
    } else if (names.error().kind == ProblemKind::SameFileName) {
        //: %1 is two codes and the file name that both would have, such as “DE, FR: Europe”
        m_nameMessage->showProblem(tr("One name for several flags (%1)").arg(names.error().detail));
    } else {
        //: What is in braces stays as it is
        m_nameMessage->showProblem(tr("Needs {cc}, {alpha3}, {numeric} or {name}, and no folders"));
    }
    m_name->setAccessibleDescription(m_nameMessage->text());
    if (name && !m_showing)
        change([&](RunOptions &options) { options.name = *name; });
}

} // namespace Flaghoist
