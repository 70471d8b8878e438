#include "options/settingsstore.h"

#include "options/optiontable.h"

#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// A later version with other meanings gets a group of its own and leaves this one alone.
QString keyOf(const OptionField &field)
{
    return u"run-1/"_s + field.key;
}

/// Nothing where the value is missing or no text.
std::optional<QString> textOf(const QSettings &settings, const OptionField &field)
{
    const QVariant value = settings.value(keyOf(field));
    if (!value.isValid() || value.typeId() == QMetaType::QStringList || !value.canConvert<QString>())
        return std::nullopt;
    return value.toString();
}

} // namespace

QString settingsFile()
{
    const QString path = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + u"/Flaghoist/Flaghoist.conf"_s;
    const QFileInfo info(path);
    return info.exists() && !info.isFile() && !info.isDir() ? path + u"/none"_s : path;
}

RunOptions loadRunOptions(const QSettings &settings, const RunOptions &defaults)
{
    const RunOptions unset;
    RunOptions options = defaults;
    for (const OptionField &field : runFields()) {
        const auto text = textOf(settings, field);
        if (!text)
            continue;
        if (!text->isEmpty())
            static_cast<void>(field.read(*text, options)); // what is broken changes nothing
        else if (field.format(unset).isEmpty())
            field.copy(unset, options);
    }
    if (options.server.isEmpty() && options.urlTemplate.isEmpty())
        options.server = defaults.server;
    return options;
}

void saveRunOptions(QSettings &settings, const RunOptions &options)
{
    for (const OptionField &field : runFields()) {
        const QString text = field.format(options);
        if (textOf(settings, field) != text)
            settings.setValue(keyOf(field), text);
    }
}

RunOptions remembered(const RunOptions &before, const RunOptions &from, const RunOptions &to)
{
    RunOptions result = before;
    for (const OptionField &field : runFields()) {
        if (field.format(from) != field.format(to))
            field.copy(to, result);
    }
    // The source is one choice in two fields.
    if (from.server != to.server || from.urlTemplate != to.urlTemplate) {
        result.server = to.server;
        result.urlTemplate = to.urlTemplate;
    }
    return result;
}

} // namespace Flaghoist
