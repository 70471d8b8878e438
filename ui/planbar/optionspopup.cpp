#include "ui/planbar/optionspopup.h"

#include "countries/catalogue.h"
#include "domain/imageformat.h"
#include "options/filenames.h"
#include "session/downloadsession.h"
#include "ui/widgets/appstyle.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/palette.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScreen>

#include <algorithm>
#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {
constexpr milliseconds minTimeout{100};
constexpr int gap = 4;
constexpr int labelSpacing = 10;

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
    form->setHorizontalSpacing(labelSpacing);
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
    m_opener = button;
    refresh();
    const QSize size = sizeHint();
    const QRect room = button->screen()->availableGeometry();
    const QPoint under = button->mapToGlobal(QPoint(0, button->height() + gap));
    const int left =
        layoutDirection() == Qt::RightToLeft ? under.x() : under.x() + button->width() - size.width();
    move(std::clamp(left, room.left(), std::max(room.left(), room.right() - size.width())),
         std::clamp(under.y(), room.top(), std::max(room.top(), room.bottom() - size.height())));
    show();
    m_retries->setFocus(Qt::PopupFocusReason);
    m_retries->selectAll();
}

void OptionsPopup::refresh()
{
    const QScopedValueRollback showing(m_showing, true);
    const RunOptions &options = m_session->options();
    m_retries->setValue(options.retries);
    m_timeout->setDuration(options.timeout);
    m_existing->setCurrentIndex(m_existing->findData(int(options.existing)));
    // What is being typed stays, valid or not.
    if (std::exchange(m_shownName, options.name) != options.name && m_name->text() != options.name.text())
        m_name->setText(options.name.text());
    readName();
    m_reset->setEnabled(reset(options) != options);
}

RunOptions OptionsPopup::reset(const RunOptions &options)
{
    const RunOptions first;
    RunOptions result = options;
    result.retries = first.retries;
    result.timeout = first.timeout;
    result.existing = first.existing;
    result.name = first.name;
    return result;
}

void OptionsPopup::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (QWidget *const opener = std::exchange(m_opener, nullptr); opener && opener->isVisible())
        opener->setFocus(Qt::PopupFocusReason);
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
