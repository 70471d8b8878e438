#include "ui/runexport.h"

#include "countries/catalogue.h"
#include "session/runexport.h"
#include "session/savedfiles.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

struct RunExport
{
    Q_DECLARE_TR_FUNCTIONS(RunExport)
};

QByteArray contentFor(const QString &file, const Run &run, const QLocale &locale)
{
    const auto nameOf = [&locale](CountryCode code) {
        return countryName(code, locale);
    };
    if (file.endsWith(".har"_L1, Qt::CaseInsensitive))
        return harOf(run);
    if (file.endsWith(".trace.json"_L1, Qt::CaseInsensitive))
        return traceOf(run);
    if (file.endsWith(".csv"_L1, Qt::CaseInsensitive))
        return csvOf(run, nameOf);
    return runReport(run, nameOf);
}

} // namespace

void exportFile(QWidget *parent, const QString &title, const QString &kinds, const QString &name,
                const std::function<QByteArray(const QString &file)> &contentFor)
{
    auto *const dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(kinds.split(u";;"_s));
    dialog->selectFile(name);
    const auto setSuffix = [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.section(u"(*."_s, 1).chopped(1));
    };
    setSuffix(dialog->nameFilters().first());
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, setSuffix);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [=](const QString &file) {
        const Result<QString> written = writeWholeFile(file, contentFor(file));
        if (!written)
            //: %1 is the name of a file with what the system says
            QMessageBox::warning(parent, title,
                                 RunExport::tr("Nothing was exported: %1. Choose another folder.")
                                     .arg(written.error().detail));
    });
    dialog->open();
}

void exportRun(const Run &run, const QLocale &locale, QWidget *parent)
{
    exportFile(parent, RunExport::tr("Export the run"),
               //: Kinds of files; the parts in brackets stay
               RunExport::tr("Report (*.json);;Table (*.csv);;HTTP Archive, for the network panels "
                             "of browsers (*.har);;Trace, for Perfetto and speedscope (*.trace.json)"),
               u"flaghoist-run"_s,
               [run, locale](const QString &file) { return contentFor(file, run, locale); });
}

} // namespace Flaghoist
